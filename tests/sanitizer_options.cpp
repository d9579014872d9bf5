// SPDX-License-Identifier: EUPL-1.2
// What the sanitizers are told in every program that is built with them. It is built in, for the
// tests run the program with a bare environment; ASAN_OPTIONS and the like still prevail where they
// are set.
//
// What is found goes to files (tests/sanitized looks there): some processes are meant to fail, and
// nobody would read what they say. The exit code is one that nothing expects.
extern "C" {

#define EXPORTED __attribute__((visibility("default"), used))

EXPORTED const char* __asan_default_options() {
  return PARAPHE_FINDINGS ":exitcode=86:verify_asan_link_order=0";  // faketime is loaded before
}
EXPORTED const char* __ubsan_default_options() {
  return PARAPHE_FINDINGS ":exitcode=86:print_stacktrace=1";
}
EXPORTED const char* __tsan_default_options() { return PARAPHE_FINDINGS ":exitcode=86"; }
EXPORTED const char* __lsan_default_options() { return "print_suppressions=0"; }

/// What libraries keep until the end of the process.
EXPORTED const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libhyphen\n";
}

/// Libraries that are not instrumented hand things from thread to thread by atomics that are not
/// seen: HarfBuzz languages, qpdf the counts of what its files share.
EXPORTED const char* __tsan_default_suppressions() {
  return "called_from_lib:libharfbuzz.so\nrace:libqpdf.so\n";
}
}
