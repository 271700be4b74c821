/* A shared library, but no plugin. */
int duly_test_nothing_here(void);
int duly_test_nothing_here(void) {
    return 0;
}
