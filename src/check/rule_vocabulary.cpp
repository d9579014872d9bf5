// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "check/rule_forms.h"

namespace paraphe {
namespace {

/// Whether `word` is one of the words of `list`, parted by single spaces. No list is built: this
/// runs for every attribute of every rule file, on each start.
bool holds(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

bool is_white(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_pattern(const Form& form) { return form.name == "pattern" || form.name == "group"; }

std::string quoted(std::string_view name) { return "« " + std::string(name) + " »"; }

std::string single(std::string_view name) { return "'" + std::string(name) + "'"; }

/// Answers that were found for a form and a name. Rule files are read on each start and ask the
/// same few questions thousands of times. Names of one spelling share their bytes in a tree: mostly
/// the address tells, and where it does not the question is asked again.
template <typename Answer>
class Answers {
 public:
  struct Known {
    const void* of = nullptr;  ///< a form or a namespace
    const xmlChar* name = nullptr;
    Answer answer{};
  };

  /// The place of the answer: it is that of another question unless `of` and `name` are the same.
  Known& at(const void* of, const xmlChar* name) {
    const auto mixed = (reinterpret_cast<std::uintptr_t>(of) >> 3U) * 31U +
                       reinterpret_cast<std::uintptr_t>(name) * 7U;
    return known_[(mixed ^ (mixed >> 9U)) % known_.size()];
  }

 private:
  std::array<Known, 128> known_{};
};

class Walk {
 public:
  Walk(const RuleFile& file, Diagnostics& out) : file_(file), out_(out) {}

  std::size_t fiches() const { return fiches_; }

  void element(const xmlNode* node) {
    const std::string_view uri = uri_of(node);
    const Form* form = form_of(node, uri);
    if (form == nullptr) {
      const std::string_view name = text_of(node->name);
      report("RUL-02", node,
             {"élément inconnu : " + quoted(name), "unknown element " + single(name)});
      return;
    }
    attributes(*form, node, uri);
    const bool mixed = holds(form->children, "#text");
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_TEXT_NODE || !mixed) content(*form, uri, child);
    }
  }

 private:
  const Form* form_of(const xmlNode* node, std::string_view uri) {
    auto& known = forms_.at(node->ns, node->name);
    if (known.of != node->ns || known.name != node->name) {
      known = {node->ns, node->name,
               uri == schematron_uri ? find(schematron_forms, node)
               : uri == fiche_uri    ? find(fiche_forms, node)
               : uri == fix_uri      ? find(fix_forms, node)
                                     : nullptr};
    }
    return known.answer;
  }

  template <std::size_t N>
  static const Form* find(const Form (&forms)[N], const xmlNode* node) {
    const std::string_view name = text_of(node->name);
    for (const Form& form : forms) {
      if (form.name == name) return &form;
    }
    return nullptr;
  }

  /// The namespace of an element: mostly that of the element before.
  std::string_view uri_of(const xmlNode* node) {
    if (node->ns != last_) {
      last_ = node->ns;
      last_uri_ = last_ == nullptr ? std::string_view() : text_of(last_->href);
    }
    return last_uri_;
  }

  void report(const char* id, const xmlNode* at, Text message) {
    out_.add(rule_fault(id, file_.draft.place(at), std::move(message)));
  }

  void attributes(const Form& form, const xmlNode* node, std::string_view uri) {
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      if (a->ns == nullptr && is_open(form, a->name)) continue;
      const std::string_view name = text_of(a->name);
      const auto* at = reinterpret_cast<const xmlNode*>(a);
      if (a->ns != nullptr) {
        // Of these two namespaces, only `r:requis` and `own_attributes` mean something here.
        const std::string_view foreign = text_of(a->ns->href);
        const std::string here = std::string(form.name) + "/" + std::string(name);
        if (foreign == fiche_uri && name == "requis" && is_pattern(form)) {
          closed_value(form, a);
        } else if (foreign == fiche_uri && holds(own_attributes, here)) {
          continue;
        } else if (foreign == schematron_uri || foreign == fiche_uri) {
          unknown_attribute(at, name);
        }
      } else if (!holds(form.attributes, name)) {
        unknown_attribute(at, name);
      } else {
        closed_value(form, a);
      }
    }
    if (form.required.empty()) return extension(form, node, uri);
    for (const std::string_view name : words(form.required)) {
      if (attribute_node(node, name) != nullptr) continue;
      report("RUL-04", node,
             {"attribut manquant : " + quoted(name), "missing attribute " + single(name)});
    }
    extension(form, node, uri);
  }

  void extension(const Form& form, const xmlNode* node, std::string_view uri) {
    if (uri == schematron_uri && form.name == "extends" &&
        (attribute_node(node, "rule") == nullptr) == (attribute_node(node, "href") == nullptr)) {
      report("RUL-04", node,
             {"« rule » ou « href » attendu, l’un sans l’autre",
              "expected 'rule' or 'href', one without the other"});
    }
  }

  /// Whether an attribute may stand there with any value.
  bool is_open(const Form& form, const xmlChar* attribute) {
    auto& known = open_.at(&form, attribute);
    if (known.of != &form || known.name != attribute) {
      const std::string_view name = text_of(attribute);
      const bool few = std::any_of(std::begin(closed), std::end(closed), [&](const Values& row) {
        return row.element == form.name && row.attribute == name;
      });
      known = {&form, attribute, !few && holds(form.attributes, name)};
    }
    return known.answer;
  }

  bool may_hold(const Form& form, const xmlChar* child) {
    auto& known = children_.at(&form, child);
    if (known.of != &form || known.name != child) {
      known = {&form, child, holds(form.children, text_of(child))};
    }
    return known.answer;
  }

  void unknown_attribute(const xmlNode* at, std::string_view name) {
    report("RUL-03", at,
           {"attribut inconnu : " + quoted(name), "unknown attribute " + single(name)});
  }

  void closed_value(const Form& form, const xmlAttr* a) {
    for (const Values& row : closed) {
      if (row.element != form.name || row.attribute != text_of(a->name)) continue;
      if (holds(row.values, value_of(a)) && value_of(a).find(' ') == std::string_view::npos) return;
      const std::string value(value_of(a));
      out_.add(rule_fault(
          "RUL-11", file_.draft.place(file_.draft.value(a)),
          {"valeur " + quoted(value) + " inconnue ; attendu : " + std::string(row.values),
           "unknown value " + single(value) + "; expected: " + std::string(row.values)}));
    }
  }

  void content(const Form& form, std::string_view uri, const xmlNode* child) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      if (holds(form.children, "#text") || is_white(text_of(child->content))) return;
      report(
          "RUL-02", child,
          {"texte inattendu dans " + quoted(form.name), "unexpected text in " + single(form.name)});
    }
    if (child->type != XML_ELEMENT_NODE) return;
    const std::string_view child_uri = uri_of(child);
    if (form.children.ends_with('*')) return;
    if (child_uri == uri && may_hold(form, child->name)) return element(child);
    if (child_uri == fiche_uri && form.name == "schema" &&
        (text_of(child->name) == "attente" || text_of(child->name) == "mots")) {
      return element(child);
    }
    if (child_uri == fix_uri && text_of(child->name) == "fixes" && form.name == "schema") {
      return element(child);
    }
    if (child_uri == fiche_uri && uri == schematron_uri && text_of(child->name) == "fiche" &&
        (form.name == "schema" || is_pattern(form))) {
      const Span tag = file_.draft.start_tag(child);
      if (file_.draft.bytes()[tag.end - 2] != '/') ++fiches_;
      return element(child);
    }
    foreign(form, child, child_uri);
  }

  void foreign(const Form& form, const xmlNode* child, std::string_view uri) {
    const std::string_view name = text_of(child->name);
    if (uri == xslt_uri) {
      const bool key = name == "key" && form.name == "schema";
      const bool copy = name == "copy-of" && form.name == "property";
      if (key && child->children == nullptr) return key_attributes(child);
      if (copy) return;
      report("RUL-12", child,
             {"« xsl:" + std::string(name) +
                  " » n’est pas pris en charge ici ; les règles se limitent à XPath 1.0",
              "'xsl:" + std::string(name) +
                  "' is not supported here; rules are limited to XPath 1.0"});
    } else if (uri == fix_uri) {
      report("RUL-12", child,
             {"« sqf:" + std::string(name) + " » n’est pas pris en charge ici",
              "'sqf:" + std::string(name) + "' is not supported here"});
    } else if (uri == schematron_uri || uri == fiche_uri || uri.empty()) {
      report("RUL-02", child,
             {"élément " + quoted(name) + " inattendu dans " + quoted(form.name),
              "unexpected element " + single(name) + " in " + single(form.name)});
    }
  }

  void key_attributes(const xmlNode* key) {
    for (const char* name : {"name", "match", "use"}) {
      if (attribute_node(key, name) != nullptr) continue;
      report("RUL-04", key,
             {"attribut manquant : " + quoted(name), "missing attribute " + single(name)});
    }
  }

  const RuleFile& file_;
  Diagnostics& out_;
  std::size_t fiches_ = 0;
  const xmlNs* last_ = nullptr;
  std::string_view last_uri_;
  Answers<const Form*> forms_;
  Answers<bool> open_, children_;
};

}  // namespace

std::size_t check_vocabulary(const RuleFile& file, Diagnostics& diagnostics) {
  const xmlNode* root = xmlDocGetRootElement(file.draft.tree());
  const bool schematron = root->ns != nullptr && text_of(root->ns->href) == schematron_uri;
  if (!schematron) {
    const std::string name(text_of(root->name));
    diagnostics.add(rule_fault("RUL-02", file.draft.place(root),
                               {"« " + name + " » n’est pas un élément de Schematron",
                                "'" + name + "' is no Schematron element"}));
    return 0;
  }
  Walk walk(file, diagnostics);
  walk.element(root);
  return walk.fiches();
}

}  // namespace paraphe
