// SPDX-License-Identifier: EUPL-1.2
#include "base/tree.h"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "base/names.h"
#include "base/tree_text.h"

namespace paraphe {
namespace {

// What a byte can be inside a tag. NUL, which ends the source, is none but `stop`.
enum Role : unsigned char { space = 1, name_start = 2, name_part = 4, stop = 8 };

constexpr std::array<unsigned char, 256> roles = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = name_start | name_part;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) table[c] = name_start | name_part;
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = name_part;
  table['_'] = name_start | name_part;
  for (const unsigned char c : {'-', '.'}) table[c] = name_part;
  for (const unsigned char c : {'\t', '\n', '\r'}) table[c] = space | stop;
  table[' '] = space;
  for (const unsigned char c : {'"', '\'', '<', '&', '\0'}) table[c] = stop;
  return table;
}();

bool is(Role role, char c) { return (roles[static_cast<unsigned char>(c)] & role) != 0; }

const char* skip_space(const char* at) {
  while (is(space, *at)) ++at;
  return at;
}

// The last fields of a node mean something on elements only, and libxml2 writes none of them on
// other nodes: text and attribute values, most of a tree, do without.
constexpr std::size_t truncated = offsetof(xmlNode, properties);

/// What is kept with each distinct name.
struct Parts {
  const xmlChar* prefix = nullptr;  ///< null: none
  const xmlChar* local = nullptr;
};
using Name = NameOf<Parts>;

bool same(const xmlChar* a, const xmlChar* b) {
  return a == b || (a != nullptr && b != nullptr && xmlStrEqual(a, b) != 0);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

class TreeBuilder {
 public:
  TreeBuilder(const SourceText& source, const Limits& limits, const Omissions& omissions)
      : limits_(limits),
        omissions_(omissions),
        start_(source.bytes().data()),
        at_(start_ + source.begin()),
        end_(start_ + source.bytes().size()),
        names_(source.bytes()),
        document_(nullptr, {std::make_unique<Arena>(source.bytes().size())}),
        arena_(*document_.get_deleter().arena),
        text_(arena_, at_, end_) {
    out_.elements.reserve(source.bytes().size() / 64);
    document_.reset(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")));
    if (document_ == nullptr) throw std::bad_alloc();
    document_->properties |= XML_DOC_WELLFORMED | XML_DOC_NSVALID;
    top_ = reinterpret_cast<xmlNode*>(document_.get());
  }

  std::optional<BuiltTree> build() {
    if (!declaration()) return std::nullopt;
    while (at_ < end_) {
      if (!text() || (at_ < end_ && !markup())) return std::nullopt;
    }
    if (!open_.empty() || out_.elements.empty()) return std::nullopt;
    out_.document = std::move(document_);
    return std::move(out_);
  }

 private:
  struct Open {
    std::size_t element;
    std::string_view name;
    std::size_t namespaces;  // in scope outside of it
  };

  struct Attribute {
    const Name* name;
    Value value;
  };

  // « <?xml version="1.0" encoding="UTF-8" standalone="yes"?> »; `check_bytes` has seen to the
  // encoding, and any other way to write it is libxml2's affair.
  bool declaration() {
    if (std::strncmp(at_, "<?xml", 5) != 0 || !is(space, at_[5])) return true;
    const auto close = std::string_view(at_, rest()).find("?>");
    if (close == std::string_view::npos) return false;
    const std::string_view written(at_, close);
    for (const std::string_view known :
         {R"(<?xml version="1.0" encoding="UTF-8")", R"(<?xml version='1.0' encoding='UTF-8')",
          R"(<?xml version="1.0" encoding="utf-8")", R"(<?xml version="1.0")"}) {
      if (written != known) continue;
      at_ += close + 2;
      document_->standalone = -2;  // libxml2's for « not said »
      if (known.size() > 20) document_->encoding = xmlStrdup(encoding_of(written));
      return true;
    }
    return false;
  }

  static const xmlChar* encoding_of(std::string_view declaration) {
    return reinterpret_cast<const xmlChar*>(
        declaration.find("utf") == std::string_view::npos ? "UTF-8" : "utf-8");
  }

  std::size_t rest() const { return static_cast<std::size_t>(end_ - at_); }

  xmlNode* node(xmlElementType type, const xmlChar* name, std::size_t size) {
    auto* const made = static_cast<xmlNode*>(arena_.record(size));
    made->type = type;
    made->name = name;
    made->doc = document_.get();
    return made;
  }

  // The document has the fields that are used here where a node has them.
  void append(xmlNode* made) {
    made->parent = top_;
    made->prev = top_->last;
    (made->prev == nullptr ? top_->children : made->prev->next) = made;
    top_->last = made;
  }

  bool text() {
    const void* const found = std::memchr(at_, '<', rest());
    const char* const end = found == nullptr ? end_ : static_cast<const char*>(found);
    const Run run{at_, end};
    at_ = end;
    if (run.begin == run.end) return true;
    if (static_cast<std::size_t>(run.end - run.begin) > limits_.text_bytes) return false;
    if (open_.empty()) return skip_space(run.begin) >= run.end;
    if (omissions_.between && skip_space(run.begin) >= run.end) return true;
    xmlChar* const content = text_.text(run);
    if (content == nullptr) return false;
    xmlNode* const made = node(XML_TEXT_NODE, xmlStringText, truncated);
    made->content = content;
    append(made);
    return true;
  }

  bool markup() {
    if (at_[1] == '/') return end_tag();
    if (at_[1] == '?') return instruction();
    if (at_[1] == '!') return comment();
    return start_tag();
  }

  bool comment() {
    if (std::strncmp(at_, "<!--", 4) != 0) return false;
    const char* const begin = at_ + 4;
    const auto length = std::string_view(begin, static_cast<std::size_t>(end_ - begin)).find("--");
    if (length == std::string_view::npos || length > limits_.text_bytes) return false;
    const char* const end = begin + length;
    if (end[2] != '>') return false;
    at_ = end + 3;
    if (omissions_.between) return true;
    xmlNode* const made = node(XML_COMMENT_NODE, xmlStringComment, truncated);
    made->content = text_.verbatim({begin, end});
    append(made);
    return true;
  }

  bool instruction() {
    const char* at = at_ + 2;
    if (!is(name_start, *at)) return false;
    const char* const target = at;
    while (is(name_part, *at)) ++at;
    const std::string_view name(target, static_cast<std::size_t>(at - target));
    if (name.size() == 3 && (name[0] | 0x20) == 'x') return false;  // « xml », in any case
    const char* const begin = skip_space(at);
    const auto length = std::string_view(begin, static_cast<std::size_t>(end_ - begin)).find("?>");
    if (length == std::string_view::npos || length > limits_.text_bytes) return false;
    if (begin == at && length > 0) return false;
    at_ = begin + length + 2;
    if (omissions_.between) return true;
    xmlNode* const made = node(XML_PI_NODE, text_.copy(name), truncated);
    if (begin > at) made->content = text_.verbatim({begin, begin + length});
    append(made);
    return true;
  }

  // The name at `at`, with at most one colon; `at` moves past it. Null on any doubt.
  const Name* name(const char*& at) {
    const char* const begin = at;
    if (!is(name_start, *at)) return nullptr;
    while (is(name_part, *at)) ++at;
    const char* colon = nullptr;
    if (*at == ':') {
      colon = at++;
      if (!is(name_start, *at)) return nullptr;
      while (is(name_part, *at)) ++at;
    }
    const std::string_view written(begin, static_cast<std::size_t>(at - begin));
    if (written.size() > limits_.name_bytes) return nullptr;
    Name& entry = names_.add(written);
    if (entry.kept.local == nullptr) {
      if (names_.count() > limits_.names) return nullptr;
      const auto prefix = colon == nullptr ? 0 : static_cast<std::size_t>(colon - begin);
      if (colon != nullptr) entry.kept.prefix = text_.copy(written.substr(0, prefix));
      entry.kept.local = text_.copy(written.substr(colon == nullptr ? 0 : prefix + 1));
    }
    return &entry;
  }

  bool start_tag() {
    ElementSource place;
    place.begin = static_cast<std::uint32_t>(at_ - start_);
    const char* at = at_ + 1;
    const Name* const written = name(at);
    if (written == nullptr || out_.elements.size() == limits_.elements ||
        open_.size() == limits_.depth) {
      return false;
    }
    xmlNode* const made = node(XML_ELEMENT_NODE, written->kept.local, sizeof(xmlNode));
    const std::size_t outside = namespaces_.size();
    if (!attributes(at, *made)) return false;
    if (!namespace_of(*written, made->ns) || !give_attributes(*made)) return false;
    const bool empty = *at == '/';
    at += empty ? 2 : 1;
    at_ = at;
    place.content = place.end = static_cast<std::uint32_t>(at - start_);
    if (open_.empty() && !out_.elements.empty()) return false;  // a second root
    append(made);
    out_.elements.push_back(place);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): an ordinal, as `parse` gives it
    made->_private = reinterpret_cast<void*>(out_.elements.size());
    if (empty) {
      namespaces_.resize(outside);
      return true;
    }
    open_.push_back({out_.elements.size() - 1, written->text, outside});
    top_ = made;
    return omissions_.inside.empty() || written->text != omissions_.inside || leave_out();
  }

  // To the next end tag of this name. If that is not the right one, tags will not match.
  bool leave_out() {
    const std::string_view name = omissions_.inside;
    for (std::string_view bytes(at_, rest());;) {
      const std::size_t close = bytes.find("</");
      if (close == std::string_view::npos) return false;
      bytes.remove_prefix(close);
      if (bytes.compare(2, name.size(), name) == 0 && !is(name_part, bytes[2 + name.size()])) {
        at_ = bytes.data();
        ++out_.left_out;
        return true;
      }
      bytes.remove_prefix(2);
    }
  }

  // Reads what stands between the name and the `>` or `/>`, where `at` then is.
  bool attributes(const char*& at, xmlNode& element) {
    attributes_.clear();
    for (std::size_t count = 0;; ++count) {
      const char* const before = at;
      at = skip_space(at);
      if (*at == '>') return true;
      if (*at == '/') return at[1] == '>';
      if (at == before || count == limits_.attributes) return false;
      const Name* const written = name(at);
      if (written == nullptr) return false;
      at = skip_space(at);
      if (*at != '=') return false;
      at = skip_space(at + 1);
      Value value;
      if (!read_value(at, value)) return false;
      if (written->kept.prefix != nullptr ? view(written->kept.prefix) == "xmlns"
                                          : written->text == "xmlns") {
        if (!declare(*written, value, element)) return false;
      } else {
        attributes_.push_back({written, value});
      }
    }
  }

  bool read_value(const char*& at, Value& value) {
    const char quote = *at;
    if (quote != '"' && quote != '\'') return false;
    value.run.begin = ++at;
    for (;; ++at) {
      while (!is(stop, *at)) ++at;
      if (*at == quote) break;
      if (*at == '<' || at == end_) return false;
      if (*at != '"' && *at != '\'') value.simple = false;
    }
    value.run.end = at++;
    return static_cast<std::size_t>(value.run.end - value.run.begin) <= limits_.value_bytes;
  }

  // `xmlns="…"` or `xmlns:p="…"`.
  bool declare(const Name& written, const Value& value, xmlNode& element) {
    const xmlChar* const prefix = written.kept.prefix == nullptr ? nullptr : written.kept.local;
    const std::string_view uri = value.run.view();
    if (!value.simple || !is_plain_uri(uri) || view(prefix).substr(0, 3) == "xml") return false;
    auto* const made = static_cast<xmlNs*>(arena_.record(sizeof(xmlNs)));
    made->type = XML_LOCAL_NAMESPACE;
    made->prefix = prefix;
    made->href = text_.copy(uri);
    xmlNs** last = &element.nsDef;
    for (; *last != nullptr; last = &(*last)->next) {
      if (same((*last)->prefix, prefix)) return false;
    }
    *last = made;
    namespaces_.push_back(made);
    return true;
  }

  // The namespace of an element, or of an attribute with a prefix; none where none is the default.
  bool namespace_of(const Name& written, xmlNs*& ns) {
    const xmlChar* const prefix = written.kept.prefix;
    for (auto at = namespaces_.rbegin(); at != namespaces_.rend(); ++at) {
      if (!same((*at)->prefix, prefix)) continue;
      ns = *at;
      return true;
    }
    return prefix == nullptr;
  }

  bool give_attributes(xmlNode& element) {
    xmlAttr* last = nullptr;
    for (const Attribute& read : attributes_) {
      auto* const made = static_cast<xmlAttr*>(arena_.record(sizeof(xmlAttr)));
      made->type = XML_ATTRIBUTE_NODE;
      made->name = read.name->kept.local;
      made->doc = document_.get();
      made->parent = &element;
      if (read.name->text == "xml:lang") {
        made->ns = xmlSearchNs(document_.get(), &element, made_of("xml"));
      } else if (read.name->kept.prefix != nullptr && !namespace_of(*read.name, made->ns)) {
        return false;
      }
      for (const xmlAttr* other = element.properties; other != nullptr; other = other->next) {
        if (same(other->name, made->name) &&
            (other->ns == made->ns || (other->ns != nullptr && made->ns != nullptr &&
                                       same(other->ns->href, made->ns->href)))) {
          return false;
        }
      }
      if (!give_value(read.value, *made)) return false;
      made->prev = last;
      (last == nullptr ? element.properties : last->next) = made;
      last = made;
    }
    return true;
  }

  static const xmlChar* made_of(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

  bool give_value(const Value& value, xmlAttr& attribute) {
    xmlChar* const content = text_.value(value);
    if (content == nullptr) return false;
    xmlNode* const made = node(XML_TEXT_NODE, xmlStringText, truncated);
    made->content = content;
    made->parent = reinterpret_cast<xmlNode*>(&attribute);
    attribute.children = attribute.last = made;
    return true;
  }

  bool end_tag() {
    if (open_.empty()) return false;
    const Open& open = open_.back();
    const char* at = at_ + 2;
    if (rest() < open.name.size() + 3 || std::memcmp(at, open.name.data(), open.name.size()) != 0)
      return false;
    at = skip_space(at + open.name.size());
    if (*at != '>') return false;
    at_ = at + 1;
    out_.elements[open.element].end = static_cast<std::uint32_t>(at_ - start_);
    namespaces_.resize(open.namespaces);
    open_.pop_back();
    top_ = top_->parent;
    return true;
  }

  const Limits& limits_;
  const Omissions& omissions_;
  const char* start_;
  const char* at_;
  const char* end_;  // where a NUL stands
  Names<Parts> names_;
  Document document_;
  Arena& arena_;
  TreeText text_;
  xmlNode* top_ = nullptr;  // what the next node goes into
  std::vector<Open> open_;
  std::vector<xmlNs*> namespaces_;  // in scope, innermost last
  std::vector<Attribute> attributes_;
  BuiltTree out_;
};

}  // namespace

void FreeDocument::operator()(xmlDoc* document) const {
  if (arena != nullptr) document->children = document->last = nullptr;
  xmlFreeDoc(document);
}

std::optional<BuiltTree> build_tree(const SourceText& source, const Limits& limits,
                                    const Omissions& omissions) {
  return TreeBuilder(source, limits, omissions).build();
}

}  // namespace paraphe
