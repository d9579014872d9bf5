// SPDX-License-Identifier: EUPL-1.2
// What came behind a print, revision by revision. Each is opened as it was; what it changed is held
// against what a signature may change, and all else is a change that is named.
#include <algorithm>
#include <charconv>
#include <qpdf/QPDFExc.hh>

#include "lifecycle/pdf/reader.h"
#include "lifecycle/pdf/revision_check.h"

namespace paraphe {
namespace {

constexpr std::size_t most_revisions = 1'000;
constexpr std::string_view blanks = " \r\n\t";

struct End {
  std::size_t table = 0;  ///< where the cross-references of the revision stand
  std::size_t end = 0;    ///< behind its last line
};

/// The ends of revisions behind the byte `from`: « startxref », a number, « %%EOF ».
std::vector<End> ends_behind(std::string_view pdf, std::size_t from) {
  std::vector<End> ends;
  while (ends.size() < most_revisions) {
    const std::size_t key = pdf.find("startxref", from);
    if (key == std::string_view::npos) return ends;
    from = key + 9;
    std::size_t at = std::min(pdf.find_first_not_of(blanks, from), pdf.size());
    End end;
    const auto [stop, error] = std::from_chars(pdf.data() + at, pdf.data() + pdf.size(), end.table);
    at = std::min(pdf.find_first_not_of(blanks, static_cast<std::size_t>(stop - pdf.data())),
                  pdf.size());
    if (error != std::errc() || pdf.substr(at, 5) != "%%EOF") continue;
    end.end = at + 5;
    if (pdf.substr(end.end, 1) == "\r") ++end.end;
    if (pdf.substr(end.end, 1) == "\n") ++end.end;
    ends.push_back(end);
    from = end.end;
  }
  return ends;
}

Difference broken(int revision) {
  return {{Part::Kind::references, 0, {}}, Change::damaged, {}, {}, revision};
}

}  // namespace

std::vector<Revision> read_revisions(std::string_view pdf, std::size_t printed) {
  const std::string_view print = pdf.substr(0, printed);
  const std::size_t key = print.rfind("startxref");
  std::vector<End> first = ends_behind(print, key == std::string_view::npos ? printed : key);
  std::size_t table = first.empty() ? 0 : first.back().table;
  std::vector<Revision> revisions;
  std::unique_ptr<QPDF> before = open_pdf(print, false);
  RevisionChecker checker(*before);
  std::size_t begin = printed;
  const std::vector<End> ends = ends_behind(pdf, printed);
  for (const End& end : ends) {
    Revision& revision = revisions.emplace_back();
    revision.number = static_cast<int>(revisions.size()) + 1;
    revision.begin = begin;
    revision.end = end.end;
    try {
      std::unique_ptr<QPDF> after = open_pdf(pdf.substr(0, end.end), false);
      if (!follows(*after, table)) {
        revision.changes.push_back(broken(revision.number));
        return revisions;
      }
      checker.check(*before, *after, pdf.substr(0, end.end), end.end == pdf.size(), revision);
      before = std::move(after);
    } catch (const QPDFExc&) {  // what came before is no less true
      revision.changes.push_back(broken(revision.number));
      return revisions;
    }
    begin = end.end;
    table = end.table;
  }
  if (begin < pdf.size()) {
    Revision& rest = revisions.emplace_back();
    rest.number = static_cast<int>(revisions.size()) + 1;
    rest.begin = begin;
    rest.end = pdf.size();
    rest.changes.push_back({{Part::Kind::references, 0, {}}, Change::added, {}, {}, rest.number});
  }
  return revisions;
}

}  // namespace paraphe
