// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/xml.h"
#include "lifecycle/carried.h"
#include "lifecycle/parts.h"

namespace paraphe {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  if (from.empty() || from == to) return;
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// « 2.3.0 » in « libharu 2.3.0, HarfBuzz 6.0.0, libdeflate 1.14 ».
std::string version_of(const std::string& libraries, const std::string& name) {
  const std::size_t at = libraries.find(name + " ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 1;
  return libraries.substr(begin, libraries.find(',', begin) - begin);
}

/// As output/metadata writes it.
std::string producer_of(const std::string& libraries) {
  return "Paraphe (libharu " + version_of(libraries, "libharu") + ", libdeflate " +
         version_of(libraries, "libdeflate") + ", HarfBuzz " + version_of(libraries, "HarfBuzz") +
         ")";
}

/// Writes, over the versions that `expected` tells, those that the file at hand tells.
class Versions {
 public:
  Versions(const Statement& found, const Statement& expected) {
    pairs_ = {{"<paraphe:libraries>" + escape_xml(expected.libraries),
               "<paraphe:libraries>" + escape_xml(found.libraries)},
              {"<paraphe:fonts>" + escape_xml(expected.fonts),
               "<paraphe:fonts>" + escape_xml(found.fonts)},
              {expected.hyphenation, found.hyphenation},
              {producer_of(expected.libraries), producer_of(found.libraries)},
              {parenthesised(producer_of(expected.libraries)),
               parenthesised(producer_of(found.libraries))}};
  }
  std::string over(std::string text) const {
    for (const auto& [from, to] : pairs_) replace_all(text, from, to);
    return text;
  }

 private:
  /// As a string of a PDF holds it.
  static std::string parenthesised(std::string text) {
    replace_all(text, "(", "\\(");
    replace_all(text, ")", "\\)");
    return text;
  }
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// A dictionary without its length, which is that of what is stored.
std::string_view unmeasured(std::string_view dictionary) {
  return dictionary.substr(0, dictionary.rfind("/Length "));
}

class Comparison {
 public:
  Comparison(const WrittenPdf& found, const WrittenPdf& expected, bool versions)
      : found_(found), expected_(expected), parts_(expected), found_parts_(found) {
    const auto theirs = read_statement(carried_by(found).xmp),
               ours = read_statement(carried_by(expected).xmp);
    if (versions && theirs && ours) versions_.emplace(*theirs, *ours);
  }

  std::vector<Difference> run() {
    for (const StoredStream& stream : expected_.streams()) compare_stream(stream);
    for (const auto& [number, object] : expected_.objects()) compare_object(number, object.text);
    for (const StoredStream& stream : found_.streams())
      if (!is_frame(stream) && expected_.stream(stream.number) == nullptr)
        add(found_parts_.of(stream.number), Change::added);
    for (const auto& [number, object] : found_.objects())
      if (expected_.objects().count(number) == 0) add(found_parts_.of(number), Change::added);
    return std::move(differences_);
  }

 private:
  /// What holds other objects, or tells where they stand: compared through them.
  static bool is_frame(const StoredStream& stream) {
    return stream.dictionary.starts_with("/Type/ObjStm") ||
           stream.dictionary.starts_with("/Type/XRef");
  }
  std::string as_theirs(std::string text) const {
    return versions_ ? versions_->over(std::move(text)) : text;
  }

  void compare_stream(const StoredStream& expected) {
    const StoredStream* found = found_.stream(expected.number);
    const Part part = parts_.of(expected.number);
    if (found == nullptr) return add(part, Change::missing);
    if (is_frame(expected)) return;
    if (unmeasured(found->dictionary) != unmeasured(expected.dictionary))
      return add(part, Change::altered);
    if (found->data == expected.data) return;
    const auto theirs = found_.content(*found), ours = expected_.content(expected);
    if (!theirs) return add(part, Change::damaged);
    if (*theirs == *ours) return;
    if (part.kind == Part::Kind::metadata && *theirs == as_theirs(*ours)) return;
    add(part, Change::altered);
  }

  void compare_object(int number, std::string_view expected) {
    const Part part = parts_.of(number);
    if (found_.objects().count(number) == 0) return add(part, Change::missing);
    const std::string_view found = found_.object(number);
    if (found == expected) return;
    if (part.kind == Part::Kind::information && found == as_theirs(std::string(expected))) return;
    add(part, Change::altered);
  }

  void add(const Part& part, Change change) {
    Difference difference{part, change, {}, {}, 0};
    if (part.kind == Part::Kind::page && change == Change::altered) {
      const TextDifference text =
          first_difference(found_parts_.text_of_page(part.page), parts_.text_of_page(part.page));
      difference.found = text.found;
      difference.expected = text.expected;
    }
    add_difference(differences_, std::move(difference));
  }

  const WrittenPdf& found_;
  const WrittenPdf& expected_;
  Parts parts_, found_parts_;
  std::optional<Versions> versions_;
  std::vector<Difference> differences_;
};

}  // namespace

std::vector<Difference> compare(const WrittenPdf& found, const WrittenPdf& expected,
                                bool versions) {
  return Comparison(found, expected, versions).run();
}

Difference first_difference(const WrittenPdf& found, const WrittenPdf& expected) {
  const std::string_view here = found.bytes(), there = expected.bytes();
  const auto at = static_cast<std::size_t>(
      std::mismatch(here.begin(), here.end(), there.begin(), there.end()).second - there.begin());
  if (here.size() < there.size() && at == here.size())
    return {Parts(expected).at(at), Change::missing, {}, {}, 0};
  return {Parts(expected).at(at), Change::altered, {}, {}, 0};
}

}  // namespace paraphe
