/* Stands in for a library of Windows that older wines lack: random bytes, which compiled packages ask it for. */
#include <windows.h>

BOOLEAN WINAPI SystemFunction036(PVOID bytes, ULONG size);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T size)
{
    return SystemFunction036(bytes, (ULONG)size);
}
