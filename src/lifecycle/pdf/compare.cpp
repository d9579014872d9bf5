// SPDX-License-Identifier: EUPL-1.2
// Two PDF compared as a reader of PDF sees them, whoever wrote them: pages, then what goes with
// them, on what streams hold once decoded.
#include <algorithm>
#include <qpdf/QPDFObjGen.hh>
#include <set>

#include "lifecycle/page_text.h"
#include "lifecycle/pdf/reader.h"

namespace paraphe {
namespace {

using Kind = Part::Kind;
using Object = QPDFObjectHandle;

constexpr std::size_t most_differences = 200;
constexpr int most_depth = 200;  // of direct objects in one another

/// Keys of a stream that say how it is stored, not what it holds.
bool is_storage(const std::string& key) {
  return key == "/Length" || key == "/Filter" || key == "/DecodeParms";
}

class FileComparison {
 public:
  FileComparison(QPDF& found, QPDF& expected) : found_(found), expected_(expected) {}

  std::vector<Difference> run() {
    compare_pages();
    compare_catalogs(found_.getRoot(), expected_.getRoot());
    if (!alike(found_.getTrailer().getKey("/Info"), expected_.getTrailer().getKey("/Info")))
      add({Kind::information, 0, {}}, Change::altered);
    return std::move(differences_);
  }

 private:
  void add(const Part& part, Change change, const std::string& found = {},
           const std::string& expected = {}) {
    if (differences_.size() < most_differences)
      add_difference(differences_, {part, change, found, expected, 0});
  }

  void compare_pages() {
    theirs_ = pages_of(found_);
    ours_ = pages_of(expected_);
    std::vector<std::string> shown, wanted;
    for (Object& page : theirs_) shown.push_back(page_content(page).value_or("\1"));
    for (Object& page : ours_) wanted.push_back(page_content(page).value_or("\2"));
    for (std::size_t i = 0; i < std::min(theirs_.size(), ours_.size()); ++i)
      met_.insert({theirs_[i].getObjGen(), ours_[i].getObjGen()});
    const auto has = [](const std::vector<std::string>& all, const std::string& one) {
      return std::find(all.begin(), all.end(), one) != all.end();
    };
    const bool same_count = shown.size() == wanted.size();
    if (!same_count) add({Kind::page_order, 0, {}}, Change::altered);
    const std::set<std::size_t> displaced = out_of_order(shown, wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const int page = static_cast<int>(i) + 1;
      if (i < shown.size() && shown[i] == wanted[i]) {
        compare_page(theirs_[i], ours_[i], page);
      } else if (has(shown, wanted[i])) {
        if (displaced.count(i) != 0) add({Kind::page, page, {}}, Change::moved);
      } else if (same_count || (i < shown.size() && !has(wanted, shown[i]))) {
        const TextDifference text = first_difference(page_words(theirs_[i]), page_words(ours_[i]));
        add({Kind::page, page, {}}, Change::altered, text.found, text.expected);
      } else {
        add({Kind::page, page, {}}, Change::missing);
      }
    }
    for (std::size_t i = wanted.size(); i < shown.size(); ++i)
      if (!has(wanted, shown[i])) add({Kind::page, static_cast<int>(i) + 1, {}}, Change::added);
  }

  /// The pages that are there and must be taken out for the others to stand in their order: all but
  /// a longest run of pages that follow each other.
  static std::set<std::size_t> out_of_order(const std::vector<std::string>& shown,
                                            const std::vector<std::string>& wanted) {
    std::set<std::size_t> displaced;
    std::vector<std::size_t> places, ends, before(wanted.size(), wanted.size());
    for (const std::string& page : wanted)
      places.push_back(
          static_cast<std::size_t>(std::find(shown.begin(), shown.end(), page) - shown.begin()));
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (places[i] == shown.size()) continue;
      displaced.insert(i);
      const auto end =
          std::lower_bound(ends.begin(), ends.end(), places[i],
                           [&](std::size_t one, std::size_t place) { return places[one] < place; });
      if (end != ends.begin()) before[i] = *(end - 1);
      if (end == ends.end()) {
        ends.push_back(i);
      } else {
        *end = i;
      }
    }
    for (std::size_t i = ends.empty() ? wanted.size() : ends.back(); i < wanted.size();
         i = before[i])
      displaced.erase(i);
    return displaced;
  }

  /// What goes with a page that shows the same marks.
  void compare_page(Object found, Object expected, int page) {
    for (const std::string& key : keys_of(found, expected)) {
      if (key == "/Contents" || key == "/Parent" || key == "/Resources") continue;
      if (alike(found.getKey(key), expected.getKey(key))) continue;
      add({key == "/Annots" ? Kind::annotation : Kind::page, page, {}}, Change::altered);
    }
    compare_resources(found.getKey("/Resources"), expected.getKey("/Resources"), page);
  }

  void compare_resources(Object found, Object expected, int page) {
    for (const std::string& key : keys_of(found, expected)) {
      Object theirs = found.isDictionary() ? found.getKey(key) : Object::newNull(),
             ours = expected.isDictionary() ? expected.getKey(key) : Object::newNull();
      if (key == "/Font" && theirs.isDictionary() && ours.isDictionary()) {
        for (const std::string& name : keys_of(theirs, ours))
          if (!alike(theirs.getKey(name), ours.getKey(name)))
            add({Kind::font, 0, font_name(ours.getKey(name))}, Change::altered);
      } else if (!alike(theirs, ours)) {
        add({key == "/XObject" ? Kind::image : Kind::page, key == "/XObject" ? 0 : page, {}},
            Change::altered);
      }
    }
  }

  static std::string font_name(Object font) {
    if (!font.isDictionary() || !font.getKey("/BaseFont").isName()) return {};
    const std::string name = font.getKey("/BaseFont").getName().substr(1);
    return name.substr(name.find('+') + 1);
  }

  void compare_catalogs(Object found, Object expected) {
    static const std::map<std::string, Kind> kinds = {
        {"/AcroForm", Kind::field},    {"/StructTreeRoot", Kind::structure},
        {"/Outlines", Kind::outline},  {"/OutputIntents", Kind::colour},
        {"/Metadata", Kind::metadata}, {"/Pages", Kind::page_order},
    };
    compare_attachments();
    for (const std::string& key : keys_of(found, expected)) {
      if (key == "/Pages" || key == "/Names" || key == "/AF") continue;
      if (alike(found.getKey(key), expected.getKey(key))) continue;
      const auto known = kinds.find(key);
      add({known == kinds.end() ? Kind::catalogue : known->second, 0, {}}, Change::altered);
    }
  }

  void compare_attachments() {
    const Carried theirs = read_carried(found_), ours = read_carried(expected_);
    const auto part = [](const CarriedFile& file) -> Part {
      if (file.relationship == "Source") return {Kind::source, 0, file.name};
      const bool form = file.name.ends_with(".gabarit.xml");
      return {form ? Kind::form : Kind::attachment, 0, file.name};
    };
    for (const CarriedFile& file : ours.files) {
      const auto same =
          std::find_if(theirs.files.begin(), theirs.files.end(),
                       [&](const CarriedFile& each) { return each.name == file.name; });
      if (same == theirs.files.end()) {
        add(part(file), Change::missing);
      } else if (same->bytes != file.bytes || same->mime != file.mime ||
                 same->relationship != file.relationship) {
        add(part(file), Change::altered);
      }
    }
    for (const CarriedFile& file : theirs.files)
      if (std::none_of(ours.files.begin(), ours.files.end(),
                       [&](const CarriedFile& each) { return each.name == file.name; }))
        add(part(file), Change::added);
  }

  static std::set<std::string> keys_of(Object one, Object other) {
    std::set<std::string> keys;
    for (Object each : {one, other})
      if (each.isDictionary()) keys.merge(each.getKeys());
    return keys;
  }

  /// Whether two objects say the same, with all they refer to. A pair that is being compared, or
  /// was, is taken as alike: what differs in it is told where it was met first.
  bool alike(Object found, Object expected, int depth = 0) {
    if (depth > most_depth) return false;
    if (found.isIndirect() && expected.isIndirect()) {
      if (!met_.insert({found.getObjGen(), expected.getObjGen()}).second) return true;
      depth = 0;
      if (++nested_ > 2000) {  // a chain of references, as long as a hostile file likes
        --nested_;
        return false;
      }
      const bool same = alike_inside(found, expected, depth);
      --nested_;
      return same;
    }
    return alike_inside(found, expected, depth);
  }

  bool alike_inside(Object found, Object expected, int depth) {
    if (found.getTypeCode() != expected.getTypeCode()) return false;
    if (found.isStream()) {
      return alike_keys(found.getDict(), expected.getDict(), depth, true) &&
             stream_content(found) == stream_content(expected);
    }
    if (found.isDictionary()) return alike_keys(found, expected, depth, false);
    if (found.isArray()) {
      const int count = expected.getArrayNItems();
      if (found.getArrayNItems() != count) return false;
      bool same = true;
      for (int i = 0; i < count && same; ++i)
        same = alike(found.getArrayItem(i), expected.getArrayItem(i), depth + 1);
      return same;
    }
    if (found.isString()) return found.getStringValue() == expected.getStringValue();
    if (found.isName()) return found.getName() == expected.getName();
    return found.unparseResolved() == expected.unparseResolved();
  }

  bool alike_keys(Object found, Object expected, int depth, bool of_stream) {
    for (const std::string& key : keys_of(found, expected)) {
      if (of_stream && is_storage(key)) continue;
      if (key == "/Parent" || key == "/P" || key == "/Prev") continue;  // told from above
      if (!alike(found.getKey(key), expected.getKey(key), depth + 1)) return false;
    }
    return true;
  }

  QPDF& found_;
  QPDF& expected_;
  std::vector<Object> theirs_, ours_;
  std::set<std::pair<QPDFObjGen, QPDFObjGen>> met_;
  std::size_t nested_ = 0;
  std::vector<Difference> differences_;
};

}  // namespace

std::vector<Difference> compare_files(QPDF& found, QPDF& expected) {
  return FileComparison(found, expected).run();
}

}  // namespace paraphe
