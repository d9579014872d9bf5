// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <string>

#include "composed_text.h"
#include "run_program.h"

namespace paraphe::testing {

/// Runs Chromium on `page.html` of a folder and returns what it said.
inline Outcome browse(const Folder& folder, const std::string& options) {
  return run_program(
      "chromium --headless --no-sandbox --disable-gpu --user-data-dir=" + folder.path() +
          "/profile " + options + " file://" + folder.path() + "/page.html",
      folder.path(), {"HOME=" + folder.path()});
}

/// Puts into the page what judges it: axe-core on all it knows, contrast of 7 included, every
/// fold open; then how far the page overflows a telephone. `least`: how many rules must have found
/// something to look at.
inline std::string with_judge(std::string page, const std::string& axe, int least) {
  std::string judge = R"(
    const whole = document.documentElement.outerHTML.replace(/<script[^]*?<\/script>/g, '');
    document.querySelectorAll('details').forEach(each => each.open = true);
    axe.run({rules: {'color-contrast-enhanced': {enabled: true}}}).then(result => {
      const frame = document.createElement('iframe');
      frame.width = 390;
      frame.srcdoc = whole;
      frame.onload = () => {
        const told = document.createElement('pre');
        const root = frame.contentDocument.documentElement;
        told.textContent = 'JUDGED ' + (result.passes.length > LEAST) + ' overflow ' +
            Math.max(0, root.scrollWidth - 390) + ' violations ' +
            result.violations.map(v => v.id + ' ' + v.nodes[0].html).join('; ') + ' END';
        document.body.append(told);
      };
      document.body.append(frame);
    });)";
  judge.replace(judge.find("LEAST"), 5, std::to_string(least));
  const std::size_t end = page.rfind("</body>");
  return page.insert(end, "<script>" + axe + "</script>\n<script>" + judge + "</script>\n");
}

constexpr const char* browser_pleased = "JUDGED true overflow 0 violations ";

/// What axe-core and a telephone make of `page`; `browser_pleased` when there is nothing to say.
inline std::string judged_in_browser(const std::string& page, const Folder& folder,
                                     int least = 30) {
  const std::string judges = std::getenv("PARAPHE_NPM_JUDGES");
  folder.write("page.html", with_judge(page, read_file(judges + "/../axe-core/axe.min.js"), least));
  const Outcome seen =
      browse(folder, "--window-size=1280,900 --virtual-time-budget=60000 --dump-dom");
  const std::size_t start = seen.text.rfind("JUDGED ");
  if (start == std::string::npos) return seen.text.substr(0, 2000);
  return seen.text.substr(start, seen.text.find(" END", start) - start);
}

/// Ends a test that needs Chromium and axe-core, which PARAPHE_NPM_JUDGES leads to, where one is
/// missing.
#define PARAPHE_NEEDS_BROWSER_JUDGE()                                       \
  PARAPHE_NEEDS_PROGRAM("chromium");                                        \
  if (std::getenv("PARAPHE_NPM_JUDGES") == nullptr) {                       \
    const char* const missing =                                             \
        "axe-core (PARAPHE_NPM_JUDGES names the judges of npm) is missing"; \
    if (paraphe::testing::strict()) FAIL() << missing;                      \
    GTEST_SKIP() << missing;                                                \
  }                                                                         \
  static_assert(true)

}  // namespace paraphe::testing
