// SPDX-License-Identifier: EUPL-1.2
#include "base/draft.h"

#include <cassert>
#include <utility>
#include <vector>

#include "base/content_map.h"
#include "base/encoding.h"
#include "base/scan.h"
#include "base/source_text.h"
#include "base/tree.h"
#include "base/wellformed.h"

namespace paraphe {

struct Draft::Source {
  explicit Source(std::shared_ptr<const SourceText> given) : held(std::move(given)), text(*held) {}

  bool read(const Omissions& omissions, const Limits& limits, Diagnostics& diagnostics);

  // Elements of the tree carry their ordinal; a node that libxml2 did not parse from us carries
  // none.
  const ElementSource& element(const xmlNode* node) const {
    const auto ordinal = reinterpret_cast<std::uintptr_t>(node->_private);
    assert(ordinal >= 1 && ordinal <= elements.size());
    return elements[ordinal - 1];
  }

  // An attribute of the tree, found again by its qualified name, which is unique in a tag.
  AttributeSource attribute(const xmlAttr* attribute) const {
    std::string name = reinterpret_cast<const char*>(attribute->name);
    if (attribute->ns != nullptr && attribute->ns->prefix != nullptr) {
      name = std::string(reinterpret_cast<const char*>(attribute->ns->prefix)) + ":" + name;
    }
    for (const AttributeSource& found :
         attributes_of(text.bytes(), element(attribute->parent).begin)) {
      const Span span = found.name;
      if (text.bytes().compare(span.begin, span.end - span.begin, name) == 0) return found;
    }
    assert(false && "an attribute that is not in the source");
    return {};
  }

  // The source of a node that is neither element nor attribute: counted from the nearest element
  // before it, or from the start of its parent's content.
  std::vector<Span> item(const xmlNode* node) const {
    const xmlNode* from = node;
    while (from->prev != nullptr && from->prev->type != XML_ELEMENT_NODE) from = from->prev;
    std::size_t at = text.begin();
    if (from->prev != nullptr) {
      at = element(from->prev).end;
    } else if (from->parent != nullptr && from->parent->type == XML_ELEMENT_NODE) {
      at = element(from->parent).content;
    }
    ContentReader reader(text.bytes(), at,
                         node->parent == nullptr || node->parent->type != XML_ELEMENT_NODE);
    for (; from != node; from = from->next) reader.next();
    return reader.next();
  }

  const std::shared_ptr<const SourceText> held;
  const SourceText& text;
  std::size_t left_out = 0;
  std::vector<ElementSource> elements;
  Document document;
};

Draft::Draft(std::unique_ptr<Source> source) : source_(std::move(source)) {}
Draft::Draft(Draft&&) noexcept = default;
Draft& Draft::operator=(Draft&&) noexcept = default;
Draft::~Draft() = default;

const std::string& Draft::name() const { return source_->text.name(); }
const std::string& Draft::bytes() const { return source_->text.bytes(); }
xmlDoc* Draft::tree() const { return source_->document.get(); }
Place Draft::place(Span span) const { return source_->text.place(span); }
Place Draft::place() const { return source_->text.place(); }
std::size_t Draft::left_out() const { return source_->left_out; }
std::string_view Draft::line(std::size_t number) const { return source_->text.line(number); }

Span Draft::span(const xmlNode* node) const {
  switch (node->type) {
    case XML_ELEMENT_NODE:
      return tag_name(bytes(), source_->element(node).begin);
    case XML_ATTRIBUTE_NODE:
      return source_->attribute(reinterpret_cast<const xmlAttr*>(node)).whole;
    case XML_NAMESPACE_DECL: {
      // XPath's copy of a namespace keeps the element it was found on in `next`.
      const auto* owner = reinterpret_cast<const xmlNs*>(node)->next;
      const auto* element = reinterpret_cast<const xmlNode*>(owner);
      return span(element != nullptr && element->type == XML_ELEMENT_NODE
                      ? element
                      : xmlDocGetRootElement(tree()));
    }
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
    case XML_COMMENT_NODE:
    case XML_PI_NODE: {
      const std::vector<Span> parts = source_->item(node);
      return {parts.front().begin, parts.back().end};
    }
    default:
      return span(xmlDocGetRootElement(tree()));
  }
}

Span Draft::start_tag(const xmlNode* element) const {
  const ElementSource& found = source_->element(element);
  return {found.begin, found.content};
}

Span Draft::element(const xmlNode* element) const {
  const ElementSource& found = source_->element(element);
  return {found.begin, found.end};
}

Span Draft::value(const xmlAttr* attribute) const { return source_->attribute(attribute).value; }

Span Draft::value(const xmlAttr* attribute, std::size_t offset, std::size_t length) const {
  ContentPlace start;
  return source_of(bytes(), {value(attribute)}, SourceWriting::value, {offset, offset + length},
                   start);
}

Span Draft::text(const xmlNode* node, std::size_t offset, std::size_t length) const {
  TextReading reading;
  return text(node, offset, length, reading);
}

Span Draft::text(const xmlNode* node, std::size_t offset, std::size_t length,
                 TextReading& reading) const {
  const bool cdata = node->type == XML_CDATA_SECTION_NODE;
  if (reading.node != node) {
    reading = {node, source_->item(node), {}};
    if (cdata) {
      for (Span& part : reading.parts) part = {part.begin + 9, part.end - 3};  // <![CDATA[ and ]]>
    }
  }
  if (offset < reading.place.content) reading.place = {};
  return source_of(bytes(), reading.parts, cdata ? SourceWriting::cdata : SourceWriting::text,
                   {offset, offset + length}, reading.place);
}

bool Draft::Source::read(const Omissions& omissions, const Limits& limits,
                         Diagnostics& diagnostics) {
  if (!check_bytes(text, limits, diagnostics)) return false;
  if (auto built = build_tree(text, limits, omissions)) {
    document = std::move(built->document);
    elements = std::move(built->elements);
    left_out = built->left_out;
    return true;
  }
  Scan found = scan(text.bytes(), text.begin(), limits);
  if (found.refusal) {
    diagnostics.add(explain(*found.refusal, text, limits));
    return false;
  }
  document = parse(text, found, diagnostics);
  elements = std::move(found.elements);
  return document != nullptr;
}

std::optional<Draft> read_draft(std::string name, std::string bytes, const Limits& limits,
                                Diagnostics& diagnostics) {
  return read_draft(std::make_shared<const SourceText>(std::move(name), std::move(bytes)), limits,
                    diagnostics);
}

std::optional<Draft> read_draft(std::shared_ptr<const SourceText> text, const Limits& limits,
                                Diagnostics& diagnostics) {
  auto source = std::make_unique<Draft::Source>(std::move(text));
  if (!source->read({}, limits, diagnostics)) return std::nullopt;
  return Draft(std::move(source));
}

std::optional<Draft> read_abridged(std::string name, std::string bytes, std::string_view leave_out,
                                   const Limits& limits) {
  Diagnostics refused;
  auto source = std::make_unique<Draft::Source>(
      std::make_shared<const SourceText>(std::move(name), std::move(bytes)));
  // libxml2 frees the white space between the tags of a schema as it reads one, and nodes that we
  // built are not its to free: what means nothing in a schema is not made.
  const bool schema = leave_out == schema_annotation;
  if (!source->read({leave_out, schema}, limits, refused)) return std::nullopt;
  return Draft(std::move(source));
}

}  // namespace paraphe
