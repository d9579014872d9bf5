// SPDX-License-Identifier: EUPL-1.2
// Tags, text, comments and instructions, in one pass.
#include "base/tree.h"

#include <cstring>

#include "base/tree_builder.h"

namespace paraphe {
namespace tree_building {

TreeBuilder::TreeBuilder(const SourceText& source, const Limits& limits, const Omissions& omissions)
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

std::optional<BuiltTree> TreeBuilder::build() {
  if (!declaration()) return std::nullopt;
  while (at_ < end_) {
    if (!text() || (at_ < end_ && !markup())) return std::nullopt;
  }
  if (!open_.empty() || out_.elements.empty()) return std::nullopt;
  out_.document = std::move(document_);
  return std::move(out_);
}

bool TreeBuilder::declaration() {
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

const xmlChar* TreeBuilder::encoding_of(std::string_view declaration) {
  return reinterpret_cast<const xmlChar*>(
      declaration.find("utf") == std::string_view::npos ? "UTF-8" : "utf-8");
}

void TreeBuilder::append(xmlNode* made) {
  made->parent = top_;
  made->prev = top_->last;
  (made->prev == nullptr ? top_->children : made->prev->next) = made;
  top_->last = made;
}

bool TreeBuilder::text() {
  const void* const found = std::memchr(at_, '<', rest());
  const char* const end = found == nullptr ? end_ : static_cast<const char*>(found);
  const SourceRun run{at_, end};
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

bool TreeBuilder::markup() {
  if (at_[1] == '/') return end_tag();
  if (at_[1] == '?') return instruction();
  if (at_[1] == '!') return comment();
  return start_tag();
}

bool TreeBuilder::comment() {
  if (std::strncmp(at_, "<!--", 4) != 0 || ++asides_ > limits_.asides) return false;
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

bool TreeBuilder::instruction() {
  const char* at = at_ + 2;
  if (!is(name_start, *at) || ++asides_ > limits_.asides) return false;
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

bool TreeBuilder::start_tag() {
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

bool TreeBuilder::leave_out() {
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

bool TreeBuilder::end_tag() {
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

}  // namespace tree_building

void FreeDocument::operator()(xmlDoc* document) const {
  if (arena != nullptr) document->children = document->last = nullptr;
  xmlFreeDoc(document);
}

std::optional<BuiltTree> build_tree(const SourceText& source, const Limits& limits,
                                    const Omissions& omissions) {
  return tree_building::TreeBuilder(source, limits, omissions).build();
}

}  // namespace paraphe
