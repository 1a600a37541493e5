// SPDX-License-Identifier: MIT OR Apache-2.0
// What LeakSanitizer is not to report: fontconfig, which poppler asks for fonts, keeps some memory to the
// end of the process. Without that sanitizer nobody calls this.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
