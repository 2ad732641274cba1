"""How refhelper is made ready for other people's computers. No part of the program: nothing in here is installed."""
