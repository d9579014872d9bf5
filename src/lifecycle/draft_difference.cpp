// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/draft_difference.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "lifecycle/page_text.h"

namespace paraphe {
namespace {

std::string string_of(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

/// A child as it is read: an element, or the run of text up to the next one.
struct Child {
  const xmlNode* node = nullptr;
  bool element = false;
  std::string text;
};

std::vector<Child> children_of(const xmlNode* parent) {
  std::vector<Child> children;
  for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE) {
      children.push_back({node, true, string_of(node->name)});
    } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      if (children.empty() || children.back().element) children.push_back({node, false, {}});
      children.back().text += string_of(node->content);
    }
  }
  return children;
}

std::map<std::string, std::string> attributes_of(const xmlNode* element) {
  std::map<std::string, std::string> attributes;
  for (const xmlAttr* each = element->properties; each != nullptr; each = each->next)
    attributes[string_of(each->name)] =
        each->children == nullptr ? "" : string_of(each->children->content);
  return attributes;
}

Text quoted(const std::string& text) {
  if (text.find_first_not_of(" \r\n\t") == std::string::npos) return {"des blancs", "white space"};
  return {"«\u00A0" + text + "\u00A0»", "'" + text + "'"};
}

const Text nothing = {"rien", "nothing"};

Text words_of(const std::vector<Child>& children, std::size_t at) {
  if (at >= children.size()) return nothing;
  const Child& child = children[at];
  if (child.element) return {"<" + child.text + ">", "<" + child.text + ">"};
  return quoted(first_difference(child.text, "").found);
}

class Walk {
 public:
  explicit Walk(const Draft& draft) : draft_(draft) {}

  /// Whether the two elements are the same; else `found` tells where they part.
  bool same(const xmlNode* theirs, const xmlNode* ours) {
    if (string_of(theirs->name) != string_of(ours->name))
      return part(ours, quoted("<" + string_of(theirs->name) + ">"),
                  quoted("<" + string_of(ours->name) + ">"));
    if (!same_attributes(theirs, ours)) return false;
    const std::vector<Child> left = children_of(theirs), right = children_of(ours);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      const bool both = i < left.size() && i < right.size();
      if (both && left[i].element && right[i].element && left[i].text == right[i].text) {
        if (!same(left[i].node, right[i].node)) return false;
      } else if (both && !left[i].element && !right[i].element) {
        if (left[i].text != right[i].text) return texts(left[i].text, right[i]);
      } else {
        return part(i < right.size() ? right[i].node : ours, words_of(left, i), words_of(right, i));
      }
    }
    return true;
  }

  AgainstDraft found;

 private:
  bool part(const xmlNode* where, Text theirs, Text ours) {
    found.place = draft_.place(where);
    found.found = std::move(theirs);
    found.expected = std::move(ours);
    return false;
  }

  bool same_attributes(const xmlNode* theirs, const xmlNode* ours) {
    const auto left = attributes_of(theirs), right = attributes_of(ours);
    if (left == right) return true;
    const auto written = [](const std::map<std::string, std::string>& all,
                            const std::string& name) {
      const auto each = all.find(name);
      return each == all.end() ? nothing : quoted(name + "=\"" + each->second + "\"");
    };
    for (const auto& all : {left, right})
      for (const auto& [name, value] : all)
        if (left.count(name) != right.count(name) || left.at(name) != right.at(name))
          return part(ours, written(left, name), written(right, name));
    return true;
  }

  bool texts(const std::string& theirs, const Child& ours) {
    const TextDifference difference = first_difference(theirs, ours.text);
    part(ours.node, quoted(difference.found), quoted(difference.expected));
    const auto at = std::mismatch(theirs.begin(), theirs.end(), ours.text.begin(), ours.text.end());
    const auto offset = static_cast<std::size_t>(at.second - ours.text.begin());
    const std::string whole = string_of(ours.node->content);
    if (offset < whole.size()) found.place = draft_.place(draft_.text(ours.node, offset, 1));
    return false;
  }

  const Draft& draft_;
};

}  // namespace

AgainstDraft first_difference(const Draft& carried, const Draft& draft) {
  Walk walk(draft);
  const bool same =
      walk.same(xmlDocGetRootElement(carried.tree()), xmlDocGetRootElement(draft.tree()));
  walk.found.file = draft.name();
  walk.found.same = same;
  return walk.found;
}

}  // namespace paraphe
