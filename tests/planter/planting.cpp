// SPDX-License-Identifier: EUPL-1.2
#include "planting.h"

#include <algorithm>
#include <regex>

#include "base/xml.h"

namespace paraphe::planter {
namespace {

bool is_attribute(const xmlNode* node) { return node->type == XML_ATTRIBUTE_NODE; }
const xmlAttr* attribute(const xmlNode* node) { return reinterpret_cast<const xmlAttr*>(node); }

/// The changes of one defect, gathered as edits of the bytes.
class Planting {
 public:
  Planting(const Draft& draft, Paths& paths, xmlNode* place)
      : draft_(draft), paths_(paths), place_(place) {}

  /// Whether it changed something.
  bool apply(const Operation& operation) {
    const std::vector<xmlNode*> targets = paths_.nodes(operation.on, place_);
    if (targets.empty()) return false;
    for (xmlNode* target : targets) {
      if (!apply(operation, target)) return false;
    }
    return true;
  }

  std::optional<Planted> finish(const std::string& found) {
    for (xmlNode* node : found.empty() ? std::vector<xmlNode*>{} : paths_.nodes(found, place_)) {
      hosts_.push_back(whole(node));
    }
    Planted out;
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    const std::string& bytes = draft_.bytes();
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
      if (edit.span.begin < at) return std::nullopt;
      out.bytes += bytes.substr(at, edit.span.begin - at);
      out.words.push_back({out.bytes.size(), out.bytes.size() + edit.replacement.size()});
      out.bytes += edit.replacement;
      at = edit.span.end;
    }
    out.bytes += bytes.substr(at);
    if (out.bytes == bytes) return std::nullopt;
    out.edits = edits_;
    for (const Span& host : hosts_) {
      const auto begin = moved(out, host.begin), last = moved(out, host.end - 1);
      if (begin && last) out.hosts.push_back({*begin, *last + 1});
    }
    return out;
  }

 private:
  Span whole(const xmlNode* node) const {
    if (node->type == XML_ELEMENT_NODE) return draft_.element(node);
    return draft_.span(node);
  }
  std::string source(Span span) const {
    return draft_.bytes().substr(span.begin, span.end - span.begin);
  }
  void edit(Span span, std::string text) { edits_.push_back({span, std::move(text), false}); }

  bool apply(const Operation& operation, xmlNode* target) {
    using Kind = Operation::Kind;
    const std::string text = paths_.filled(operation.content, place_);
    switch (operation.kind) {
      case Kind::set:
        return set(target, operation.attribute, text);
      case Kind::remove:
        return remove(target);
      case Kind::replace:
        return replace(target, operation.sought, text);
      case Kind::add:
        return add(target, operation.where, text);
      case Kind::duplicate:
        return duplicate(target);
      case Kind::swap:
        return swap(target, paths_.nodes(operation.other, target));
      case Kind::move:
        return move(target, operation);
    }
    return false;
  }

  bool set(xmlNode* element, const std::string& name, const std::string& value) {
    hosts_.push_back(whole(element));
    const xmlAttr* held = xmlHasProp(element, reinterpret_cast<const xmlChar*>(name.c_str()));
    if (held != nullptr) {
      edit(draft_.value(held), value);
    } else {
      const std::size_t at = draft_.span(element).end;
      edit({at, at}, " " + name + "=\"" + value + "\"");
    }
    return true;
  }

  bool remove(xmlNode* node) {
    hosts_.push_back(whole(node->parent));
    Span span = whole(node);
    if (is_attribute(node)) {
      while (std::isspace(static_cast<unsigned char>(draft_.bytes()[span.begin - 1])) != 0)
        --span.begin;
    }
    edit(span, "");
    return true;
  }

  bool replace(xmlNode* node, const std::string& sought, const std::string& text) {
    Span span = is_attribute(node) ? draft_.value(attribute(node)) : draft_.span(node);
    if (node->type == XML_ELEMENT_NODE) {
      span = {draft_.start_tag(node).end, draft_.bytes().rfind("</", draft_.element(node).end - 1)};
    }
    hosts_.push_back(whole(node->type == XML_ELEMENT_NODE ? node : node->parent));
    if (!sought.empty()) {
      const std::size_t at = draft_.bytes().find(sought, span.begin);
      if (at == std::string::npos || at + sought.size() > span.end) return false;
      span = {at, at + sought.size()};
    }
    edit(span, text);
    return true;
  }

  bool add(xmlNode* element, Operation::Where where, const std::string& text) {
    using Where = Operation::Where;
    const Span span = whole(element);
    if (where == Where::before || where == Where::after) {
      const std::size_t at = where == Where::before ? span.begin : span.end;
      edit({at, at}, text);
      return true;
    }
    hosts_.push_back(span);
    const Span tag = draft_.start_tag(element);
    if (tag.end == span.end) {  // <empty/>
      edit({tag.end - 2, tag.end},
           ">" + text + "</" + reinterpret_cast<const char*>(element->name) + ">");
      return true;
    }
    const std::size_t at =
        where == Where::begin ? tag.end : draft_.bytes().rfind("</", span.end - 1);
    edit({at, at}, text);
    return true;
  }

  /// With identifiers of its own, and the white space that parts it from the first.
  bool duplicate(xmlNode* element) {
    static const std::regex id("( id=\"[^\"]*)");
    const Span span = whole(element);
    hosts_.push_back(span);
    edit({span.end, span.end}, "\n" + std::regex_replace(source(span), id, "$1-bis"));
    return true;
  }

  bool swap(xmlNode* one, const std::vector<xmlNode*>& others) {
    if (others.empty()) return false;
    const Span a = whole(one), b = whole(others[0]);
    hosts_.push_back(a);
    hosts_.push_back(b);
    const std::string first = source(a);
    edit(a, source(b));
    edit(b, first);
    return true;
  }

  bool move(xmlNode* element, const Operation& operation) {
    const std::vector<xmlNode*> others = paths_.nodes(operation.other, element);
    if (others.empty()) return false;
    const Span span = whole(element);
    add(others[0], operation.where, source(span));
    edit(span, "");
    return true;
  }

  const Draft& draft_;
  Paths& paths_;
  xmlNode* place_;
  std::vector<Edit> edits_;
  std::vector<Span> hosts_;  ///< in the clean draft
};

}  // namespace

std::optional<std::size_t> moved(const Planted& planted, std::size_t at) {
  std::ptrdiff_t shift = 0;
  for (const Edit& edit : planted.edits) {
    if (edit.span.end <= at) {
      shift += static_cast<std::ptrdiff_t>(edit.replacement.size()) -
               static_cast<std::ptrdiff_t>(edit.span.end - edit.span.begin);
    } else if (edit.span.begin <= at) {
      return edit.replacement.empty()
                 ? std::nullopt
                 : std::optional(edit.span.begin + static_cast<std::size_t>(shift));
    }
  }
  return at + static_cast<std::size_t>(shift);
}

std::optional<Planted> plant(const Draft& draft, Paths& paths, const Defect& defect,
                             xmlNode* place) {
  Planting planting(draft, paths, place);
  for (const Operation& operation : defect.operations) {
    if (!planting.apply(operation)) return std::nullopt;
  }
  return planting.finish(defect.found);
}

}  // namespace paraphe::planter
