#include "CPNG.h"
int synas_cpng_abi(void) { return 1; }
