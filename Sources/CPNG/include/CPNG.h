#ifndef SYNAS_CPNG_H
#define SYNAS_CPNG_H
int synas_cpng_abi(void);
#endif
