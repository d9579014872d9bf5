// SPDX-License-Identifier: EUPL-1.2
#include "check/schema_order.h"

#include <libxml/xmlerror.h>

#include <algorithm>
#include <new>
#include <string_view>

#include "base/edit_distance.h"
#include "check/phrases.h"

namespace paraphe {
namespace {

constexpr std::size_t largest_trial =
    5'000;  // nodes; beyond it the element is left out without trying

std::string name_of(const xmlNode* element) { return reinterpret_cast<const char*>(element->name); }

const xmlChar* xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

// Remembers in each node of the copy the node it was copied from.
void link(xmlNode* copy, const xmlNode* original) {
  for (; copy != nullptr && original != nullptr; copy = copy->next, original = original->next) {
    copy->_private = const_cast<xmlNode*>(original);
    if (copy->type == XML_ELEMENT_NODE) link(copy->children, original->children);
  }
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const xmlNode* earlier(const xmlNode* element, const std::string& name) {
  for (const xmlNode* at = element->prev; at != nullptr; at = at->prev) {
    if (at->type == XML_ELEMENT_NODE && name_of(at) == name) return at;
  }
  return nullptr;
}

xmlNode* later(xmlNode* element, const std::string& name) {
  for (xmlNode* at = element->next; at != nullptr; at = at->next) {
    if (at->type == XML_ELEMENT_NODE && name_of(at) == name) return at;
  }
  return nullptr;
}

bool in_namespace(const xmlNode* element, const std::string& uri) {
  return element->ns != nullptr && reinterpret_cast<const char*>(element->ns->href) == uri;
}

// The elements that decide whether one is accepted, without content: its ancestors, and before each
// of them and before itself its siblings.
class Skeleton {
 public:
  Skeleton(const xmlNode* element, const std::string& uri) : document_(xmlNewDoc(nullptr)) {
    parent_ = build(element->parent, uri);
    if (parent_ != nullptr) add_siblings(element, parent_, uri);
  }
  Skeleton(const Skeleton&) = delete;
  Skeleton& operator=(const Skeleton&) = delete;
  ~Skeleton() { xmlFreeDoc(document_); }

  xmlDoc* document() const { return document_; }
  const xmlNode* parent() const { return parent_; }
  bool too_large() const { return size_ > largest_trial; }

 private:
  xmlNode* build(const xmlNode* element, const std::string& uri) {
    if (element == nullptr || element->type != XML_ELEMENT_NODE) return nullptr;
    xmlNode* above = build(element->parent, uri);
    if (above != nullptr) return add_siblings(element, above, uri);
    xmlNode* root = xmlNewDocNode(document_, nullptr, element->name, nullptr);
    xmlDocSetRootElement(document_, root);
    namespace_ = xmlNewNs(root, xml(uri), nullptr);
    xmlSetNs(root, namespace_);
    return root;
  }

  // The siblings before `element`, then it. Returns its copy.
  xmlNode* add_siblings(const xmlNode* element, xmlNode* parent, const std::string& uri) {
    const xmlNode* at = element->parent->children;
    xmlNode* added = nullptr;
    for (; !too_large(); at = at->next) {
      if (at->type == XML_ELEMENT_NODE) {
        ++size_;
        added = xmlNewDocNode(document_, nullptr, at->name, nullptr);
        xmlSetNs(added, in_namespace(at, uri) ? namespace_ : nullptr);
        xmlAddChild(parent, added);
      }
      if (at == element) break;
    }
    return added;
  }

  xmlDoc* document_;
  xmlNs* namespace_ = nullptr;
  xmlNode* parent_ = nullptr;
  std::size_t size_ = 0;
};

struct Trial {
  const xmlNode* parent;
  bool accepted = true;
};

void on_trial_error(void* data, xmlError* error) {
  auto* trial = static_cast<Trial*>(data);
  const auto* node = static_cast<const xmlNode*>(error->node);
  if (error->code == XML_SCHEMAV_ELEMENT_CONTENT && node != nullptr &&
      node->parent == trial->parent &&
      (error->message == nullptr ||
       std::string_view(error->message).find("Missing child") == std::string_view::npos)) {
    trial->accepted = false;
  }
}

}  // namespace

MendedCopy::MendedCopy(const xmlDoc* original, xmlSchema* schema, const Vocabulary& vocabulary)
    : copy_(xmlCopyDoc(const_cast<xmlDoc*>(original), 1)),
      schema_(schema),
      vocabulary_(vocabulary) {
  if (copy_ == nullptr) throw std::bad_alloc();
  link(copy_->children, original->children);
}

MendedCopy::~MendedCopy() {
  for (xmlNode* node : dropped_) xmlFreeNode(node);
  xmlFreeDoc(copy_);
}

const xmlNode* MendedCopy::original(const xmlNode* node) {
  return static_cast<const xmlNode*>(node->_private);
}

bool MendedCopy::accepts(const xmlNode* element) const {
  const Skeleton skeleton(element, vocabulary_.target_namespace());
  if (skeleton.parent() == nullptr || skeleton.too_large()) return false;
  Trial trial{skeleton.parent()};
  xmlSchemaValidCtxt* context = xmlSchemaNewValidCtxt(schema_);
  if (context == nullptr) throw std::bad_alloc();
  xmlSchemaSetValidStructuredErrors(context, on_trial_error, &trial);
  xmlSchemaValidateDoc(context, skeleton.document());
  xmlSchemaFreeValidCtxt(context);
  return trial.accepted;
}

bool MendedCopy::try_rename(xmlNode* element, const std::string& name) {
  const std::string before = name_of(element);
  xmlNs* const before_ns = element->ns;
  xmlNodeSetName(element, xml(name));
  if (!in_namespace(element, vocabulary_.target_namespace())) element->ns = element->parent->ns;
  if (accepts(element)) return true;
  xmlNodeSetName(element, xml(before));
  element->ns = before_ns;
  return false;
}

bool MendedCopy::try_insert(xmlNode* element, const std::string& name) {
  xmlNode* added = xmlNewDocNode(copy_, element->parent->ns, xml(name), nullptr);
  xmlAddPrevSibling(element, added);
  if (accepts(element)) return true;
  xmlUnlinkNode(added);
  xmlFreeNode(added);
  return false;
}

bool MendedCopy::try_move(xmlNode* element, const std::string& name) {
  xmlNode* moved = later(element, name);
  if (moved == nullptr) return false;
  xmlNode* const before = moved->prev;  // never null: `element` is before
  xmlUnlinkNode(moved);
  xmlAddPrevSibling(element, moved);
  if (accepts(element)) return true;
  xmlUnlinkNode(moved);
  xmlAddNextSibling(before, moved);
  return false;
}

Cure MendedCopy::mend(const SchemaError& error) {
  if (error.missing) return {Mend::none, {}};
  auto* element = const_cast<xmlNode*>(error.element);
  const auto allowed = vocabulary_.children(vocabulary_.type_of(element->parent));
  const std::string name = name_of(element);
  if (contains(allowed, name)) {
    if (!in_namespace(element, vocabulary_.target_namespace())) {
      if (try_rename(element, name)) return {Mend::rename, name};
    }
    for (const std::string& other : error.expected) {
      if (other != name && try_move(element, other)) return {Mend::move, other};
    }
    for (const std::string& other : error.expected) {
      if (other != name && try_insert(element, other)) return {Mend::insert, other};
    }
  } else {
    for (const auto* names : {&error.expected, &allowed}) {
      const std::string near = nearest(name, *names);
      if (!near.empty() && try_rename(element, near)) return {Mend::rename, near};
    }
  }
  xmlUnlinkNode(element);
  dropped_.push_back(element);
  return {Mend::drop, name};
}

namespace {

Diagnostic start(const char* id, Place place, Text message, Text remedy) {
  Diagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.severity = Severity::error;
  diagnostic.place = std::move(place);
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

// An element that nothing makes acceptable where it stands.
Diagnostic explain_drop(const SchemaError& error, const Draft& draft,
                        const Vocabulary& vocabulary) {
  const xmlNode* element = error.element;
  const std::string name = name_of(element);
  const std::string parent = name_of(element->parent);
  const Span span = draft.span(element);
  const std::string typed = draft.bytes().substr(span.begin, span.end - span.begin);
  const auto allowed = vocabulary.children(vocabulary.type_of(element->parent));
  const Place place = draft.place(element);
  const Text expected = phrase(
      {"attendu ici : {0}", "expected here: {0}"},
      {alternatives(error.expected.size() < 10 || allowed.empty() ? error.expected : allowed)});
  if (contains(allowed, name)) {
    if (const xmlNode* first = earlier(element, name)) {
      Diagnostic diagnostic =
          start("SCH-04", place,
                phrase({"l’élément {0} ne peut pas figurer ici une seconde fois",
                        "the element {0} cannot stand here a second time"},
                       {quoted(name)}),
                expected);
      diagnostic.notes.push_back(
          {{"il figure d’abord ici", "it first stands here"}, draft.place(first)});
      return diagnostic;
    }
    return start("SCH-04", place,
                 phrase({"l’élément {0} n’est pas à sa place dans {1}",
                         "the element {0} is out of place in {1}"},
                        {quoted(name), quoted(parent)}),
                 phrase({"l’ordre est : {0}", "the order is: {0}"}, {[&] {
                          Text order;
                          for (const std::string& one : allowed) {
                            order.fr += (order.fr.empty() ? "" : ", ") + quoted(one).fr;
                            order.en += (order.en.empty() ? "" : ", ") + quoted(one).en;
                          }
                          return order;
                        }()}));
  }
  const Text message = vocabulary.knows_element(name)
                           ? phrase({"l’élément {0} existe, mais n’est pas admis dans {1}",
                                     "the element {0} exists, but is not allowed in {1}"},
                                    {quoted(name), quoted(parent)})
                           : phrase({"l’élément {0} n’existe pas dans le vocabulaire des projets",
                                     "the element {0} does not exist in the vocabulary of drafts"},
                                    {quoted(typed)});
  return start("SCH-02", place, message, expected);
}

Diagnostic explain_rename(const SchemaError& error, const std::string& name, const Draft& draft) {
  const std::string typed = name_of(error.element);
  const Place place = draft.place(error.element);
  if (typed == name) {
    return start("SCH-02", place,
                 phrase({"l’élément {0} ne relève pas du vocabulaire des projets",
                         "the element {0} does not belong to the vocabulary of drafts"},
                        {quoted(typed)}),
                 {"retirer de sa balise la déclaration xmlns=\"…\", ou son préfixe",
                  "take the declaration xmlns=\"…\", or the prefix, out of its tag"});
  }
  Diagnostic diagnostic =
      start("SCH-02", place,
            phrase({"l’élément {0} n’est pas attendu ici ; attendu : {1}",
                    "the element {0} is not expected here; expected: {1}"},
                   {quoted(typed), alternatives(error.expected)}),
            phrase({"vouliez-vous dire {0} ?", "did you mean {0}?"}, {quoted(name)}));
  const Span open = draft.span(error.element);
  const Span whole = draft.element(error.element);
  const std::string& bytes = draft.bytes();
  diagnostic.edits.push_back({open, name, false});
  if (const std::size_t close = bytes.rfind("</", whole.end - 1);
      whole.end > draft.start_tag(error.element).end && close != std::string::npos) {
    diagnostic.edits.push_back({{close + 2, close + 2 + (open.end - open.begin)}, name, false});
  }
  return diagnostic;
}

Diagnostic explain_insert(const SchemaError& error, const std::string& name, const Draft& draft,
                          const Vocabulary& vocabulary) {
  const xmlNode* declaration = vocabulary.child(vocabulary.type_of(error.element->parent), name);
  const Text meaning = continued(vocabulary.documentation(declaration));
  const Text remedy =
      meaning.empty() ? Text{"ajouter {0}", "add {0}"} : Text{"ajouter {0} ({1})", "add {0} ({1})"};
  return start(
      "SCH-03", draft.place(error.element),
      phrase({"il manque l’élément {0} avant {1}", "the element {0} is missing before {1}"},
             {quoted(name), quoted(name_of(error.element))}),
      phrase(remedy, {quoted(name), meaning}));
}

}  // namespace

Diagnostic explain_order(const SchemaError& error, const Cure& cure, const Draft& draft,
                         const Vocabulary& vocabulary) {
  const xmlNode* element = error.element;
  const std::string name = name_of(element);
  switch (cure.mend) {
    case Mend::rename:
      return explain_rename(error, cure.name, draft);
    case Mend::insert:
      return explain_insert(error, cure.name, draft, vocabulary);
    case Mend::move: {
      Diagnostic diagnostic =
          start("SCH-04", draft.place(element),
                phrase({"l’élément {0} se place avant {1}", "the element {0} stands before {1}"},
                       {quoted(cure.name), quoted(name)}),
                phrase({"déplacer {0}", "move {0}"}, {quoted(cure.name)}));
      if (const xmlNode* moved = later(const_cast<xmlNode*>(element), cure.name)) {
        diagnostic.notes.push_back({{"il figure ici", "it stands here"}, draft.place(moved)});
      }
      return diagnostic;
    }
    case Mend::none:
      return start("SCH-03", draft.place(element),
                   phrase({"l’élément {0} est incomplet : il y manque {1}",
                           "the element {0} is incomplete: it lacks {1}"},
                          {quoted(name), alternatives(error.expected)}),
                   {"ajouter ce qui manque avant la balise qui le ferme",
                    "add what is missing before the tag that closes it"});
    case Mend::drop:
      break;
  }
  return explain_drop(error, draft, vocabulary);
}

}  // namespace paraphe
