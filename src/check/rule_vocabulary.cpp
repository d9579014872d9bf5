// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_vocabulary.h"

#include <string>

namespace paraphe {
namespace {

/// What may stand in and on an element: lists of words. `#text` in children: mixed content.
struct Form {
  std::string_view name;
  std::string_view attributes;
  std::string_view required;
  std::string_view children;
};

/// ISO/IEC 19757-3:2025, without external parameters (`schema/param`).
constexpr Form schematron_forms[] = {
    {"schema", "id schemaVersion queryBinding defaultPhase icon see fpi schematronEdition", "",
     "title ns p let phase rules pattern group diagnostics properties include extends"},
    {"library", "id icon see fpi", "",
     "title p rules pattern group diagnostics properties include extends"},
    {"title", "", "", "#text dir emph span"},
    {"ns", "prefix uri", "prefix uri", ""},
    {"p", "id class icon", "", "#text dir emph span"},
    {"let", "name value", "name", "#text *"},
    {"phase", "id from when icon see fpi", "id", "title p let active include"},
    {"active", "pattern", "pattern", "#text dir emph span"},
    {"pattern", "id abstract is-a documents icon see fpi", "",
     "title p let rule param include extends"},
    {"group", "id abstract is-a documents icon see fpi", "",
     "title p let rule param include extends"},
    {"rules", "id icon see fpi", "", "title p rule include"},
    {"param", "name value", "name value", ""},
    {"rule", "id abstract context visit-each flag role severity subject icon see fpi", "",
     "p let assert report extends include"},
    {"extends", "rule href", "", ""},
    {"include", "href", "href", ""},
    {"assert", "id test diagnostics properties flag role severity subject icon see fpi", "test",
     "#text name value-of emph dir span"},
    {"report", "id test diagnostics properties flag role severity subject icon see fpi", "test",
     "#text name value-of emph dir span"},
    {"name", "path", "", ""},
    {"value-of", "select", "select", ""},
    {"emph", "class", "", "#text name value-of emph dir span"},
    {"dir", "value", "", "#text name value-of emph dir span"},
    {"span", "class", "class", "#text name value-of emph dir span"},
    {"diagnostics", "", "", "diagnostic include"},
    {"diagnostic", "id role icon see fpi", "id", "#text name value-of emph dir span"},
    {"properties", "", "", "property include"},
    {"property", "id role scheme icon see fpi", "id", "#text name value-of emph dir span"},
};

/// The metadata of a rule; `exemple` holds edits of a model draft.
constexpr Form fiche_forms[] = {
    {"fiche", "regle derogeable depuis jusqua", "regle", "pourquoi fondement remede exemple"},
    {"attente", "nom", "nom", "#text"},
    {"mots", "href", "href", ""},
    {"pourquoi", "", "", "#text"},
    {"fondement", "nature lien", "", "#text"},
    {"remede", "pour", "", "#text"},
    {"exemple", "attendu profil gate", "attendu", "valeur remplace ajoute retire"},
    {"valeur", "chemin", "chemin", "#text"},
    {"remplace", "chemin", "chemin", "#text *"},
    {"ajoute", "chemin position", "chemin", "#text *"},
    {"retire", "chemin", "chemin", ""},
};

/// Schematron QuickFix, as far as it is supported (schematron.h).
constexpr Form fix_forms[] = {
    {"fixes", "", "", "fix"},
    {"fix", "id use-when role", "id", "description add delete replace"},
    {"description", "", "", "title p"},
    {"title", "", "", "#text"},
    {"p", "", "", "#text"},
    {"add", "match target node-type select", "match target node-type select", ""},
    {"delete", "match", "match", ""},
    {"replace", "match select", "match select", ""},
};

/// Attributes in the namespace of fiches, on elements of other namespaces.
constexpr std::string_view own_attributes = "assert/lieux report/lieux fix/sur";

/// Attributes with few values.
struct Values {
  std::string_view element, attribute, values;
};

constexpr Values closed[] = {
    {"pattern", "abstract", "true false"},
    {"group", "abstract", "true false"},
    {"rule", "abstract", "true false"},
    {"rule", "severity", "fatal error warning info"},
    {"assert", "severity", "fatal error warning info"},
    {"report", "severity", "fatal error warning info"},
    {"dir", "value", "ltr rtl"},
    {"pattern", "requis", "oui non"},
    {"group", "requis", "oui non"},
    {"fiche", "derogeable", "oui non"},
    {"fondement", "nature", "loi jurisprudence usage coherence acte"},
    {"exemple", "attendu", "echec succes"},
    {"ajoute", "position", "debut fin"},
    {"schema", "queryBinding", "xslt exslt xpath"},
    {"add", "node-type", "attribute"},
};

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

class Walk {
 public:
  Walk(const RuleFile& file, Diagnostics& out) : file_(file), out_(out) {}

  std::size_t fiches() const { return fiches_; }

  void element(const xmlNode* node) {
    const std::string_view uri = node->ns == nullptr ? "" : text_of(node->ns->href);
    const Form* form = uri == schematron_uri ? find(schematron_forms, node)
                       : uri == fiche_uri    ? find(fiche_forms, node)
                       : uri == fix_uri      ? find(fix_forms, node)
                                             : nullptr;
    if (form == nullptr) {
      const std::string_view name = text_of(node->name);
      report("RUL-02", node,
             {"élément inconnu : " + quoted(name), "unknown element " + single(name)});
      return;
    }
    attributes(*form, node, uri);
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      content(*form, uri, child);
    }
  }

 private:
  template <std::size_t N>
  static const Form* find(const Form (&forms)[N], const xmlNode* node) {
    for (const Form& form : forms) {
      if (form.name == text_of(node->name)) return &form;
    }
    return nullptr;
  }

  void report(const char* id, const xmlNode* at, Text message) {
    out_.add(rule_fault(id, file_.draft.place(at), std::move(message)));
  }

  void attributes(const Form& form, const xmlNode* node, std::string_view uri) {
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
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
    for (const std::string_view name : words(form.required)) {
      if (attribute_node(node, name) != nullptr) continue;
      report("RUL-04", node,
             {"attribut manquant : " + quoted(name), "missing attribute " + single(name)});
    }
    if (uri == schematron_uri && form.name == "extends" &&
        (attribute_node(node, "rule") == nullptr) == (attribute_node(node, "href") == nullptr)) {
      report("RUL-04", node,
             {"« rule » ou « href » attendu, l’un sans l’autre",
              "expected 'rule' or 'href', one without the other"});
    }
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
    const std::string_view child_uri = child->ns == nullptr ? "" : text_of(child->ns->href);
    if (holds(form.children, "*")) return;
    if (child_uri == uri && holds(form.children, text_of(child->name))) return element(child);
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
