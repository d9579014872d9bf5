// SPDX-License-Identifier: EUPL-1.2
// The words that rules lend to a finding: what is awaited (`r:attente`), what was weighed
// (`r:mot`); and the languages of all texts.
#include <algorithm>
#include <map>

#include "check/lint.h"
#include "check/rule_file.h"

namespace paraphe {
namespace {

/// Texts of one name, and where the first stands.
struct Told {
  Place place;
  bool french = false, english = false;
};
using ToldByName = std::map<std::string, Told, std::less<>>;

void gather(ToldByName& into, const Draft& draft, const char* element, const char* name) {
  const xmlNode* root = xmlDocGetRootElement(draft.tree());
  for (const xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (!is_element(node, fiche_uri, element)) continue;
    const xmlAttr* a = attribute_node(node, name);
    if (a == nullptr) continue;
    Told& told = into[std::string(value_of(a))];
    if (!told.french && !told.english) told.place = draft.place(draft.value(a));
    (language_of(node).substr(0, 2) == "en" ? told.english : told.french) = true;
  }
}

bool is_of(std::string_view language, std::string_view code) {
  return language == code || language.starts_with(std::string(code) + "-");
}

/// A language that no reader has: the program would take its texts for those of another.
void lint_languages(const Draft& draft, const xmlNode* from, std::vector<Diagnostic>& out) {
  for (const xmlNode* node = from; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    lint_languages(draft, node->children, out);
    const auto* xml = reinterpret_cast<const char*>(XML_XML_NAMESPACE);
    const xmlAttr* language = attribute_node(node, xml, "lang");
    if (language == nullptr) continue;
    const std::string code(value_of(language));
    if (is_of(code, "fr") || is_of(code, "en")) continue;
    out.push_back(lint_finding(
        "RUL-41", Severity::error, draft.place(draft.value(language)),
        {"la langue " + quoted(code).fr + " n’est ni «\u00A0fr\u00A0» ni «\u00A0en\u00A0»",
         "the language " + quoted(code).en + " is neither 'fr' nor 'en'"},
        {"écrire xml:lang=\"fr\" ou xml:lang=\"en\"", "write xml:lang=\"fr\" or xml:lang=\"en\""}));
  }
}

class Known {
 public:
  explicit Known(const SchemaNames& names) : names_(names) {}

  bool element(std::string_view name) const {
    const auto& all = names_.elements();
    return std::any_of(all.begin(), all.end(), [&](const auto& e) { return e.name == name; });
  }
  /// An attribute of an element; of any when `owner` is empty.
  bool of(std::string_view owner, std::string_view name) const {
    const auto& all = names_.attributes();
    return std::any_of(all.begin(), all.end(), [&](const auto& a) {
      return a.name == name && (owner.empty() || names_.elements()[a.owner].name == owner);
    });
  }
  /// A value that some attribute of an element may have: what a blank is about.
  bool value(std::string_view owner, std::string_view value) const {
    const auto& all = names_.attributes();
    return std::any_of(all.begin(), all.end(), [&](const auto& a) {
      return (owner.empty() || names_.elements()[a.owner].name == owner) &&
             std::find(a.values.begin(), a.values.end(), value) != a.values.end();
    });
  }
  std::vector<std::string> attributes(std::string_view owner) const {
    std::vector<std::string> out;
    for (const auto& a : names_.attributes()) {
      if (owner.empty() || names_.elements()[a.owner].name == owner) out.push_back(a.name);
    }
    return out;
  }
  std::vector<std::string> elements() const {
    std::vector<std::string> out;
    for (const auto& e : names_.elements()) out.push_back(e.name);
    return out;
  }

 private:
  const SchemaNames& names_;
};

void report(const Told& told, Text message, Text remedy, std::vector<Diagnostic>& out) {
  out.push_back(
      lint_finding("RUL-46", Severity::error, told.place, std::move(message), std::move(remedy)));
}

/// A name that no schema knows, or an owner and a name.
void unknown(const Told& told, const Known& known, const std::string& owner,
             const std::string& name, std::vector<Diagnostic>& out) {
  const Text mend{"corriger le nom d’après le schéma", "mend the name after the schema"};
  if (!owner.empty() && !known.element(owner)) {
    const Text hint = did_you_mean(owner, known.elements(), {});
    return report(told,
                  {"aucun élément ne s’appelle " + quoted(owner).fr + hint.fr,
                   "no element is called " + quoted(owner).en + hint.en},
                  mend, out);
  }
  const Text hint = did_you_mean(name, known.attributes(owner), {});
  const Text where = owner.empty()
                         ? Text{"aucun élément n’a", "no element has"}
                         : Text{quoted(owner).fr + " n’a pas", quoted(owner).en + " has no"};
  const std::string article = owner.empty() ? " d’attribut " : " d’attribut ";
  report(
      told,
      {where.fr + article + quoted(name).fr + hint.fr,
       where.en + (owner.empty() ? " an attribute " : " attribute ") + quoted(name).en + hint.en},
      mend, out);
}

void both_languages(const ToldByName& all, std::vector<Diagnostic>& out) {
  for (const auto& [name, told] : all) {
    if (told.french && told.english) continue;
    out.push_back(lint_finding(
        "RUL-41", Severity::error, told.place,
        told.english ? Text{quoted(name).fr + " n’est pas dit en français",
                            quoted(name).en + " is not told in French"}
                     : Text{quoted(name).fr + " n’est pas dit en anglais",
                            quoted(name).en + " is not told in English"},
        {"l’écrire une fois de plus, avec xml:lang", "write it once more, with xml:lang"}));
  }
}

std::set<std::string, std::less<>> variables(const RuleModel& model) {
  std::set<std::string, std::less<>> out;
  const auto add = [&](const std::vector<Let>& lets) {
    for (const Let& let : lets) out.emplace(let.name);
  };
  add(model.lets);
  for (const Phase& phase : model.phases) add(phase.lets);
  for (const Pattern& pattern : model.patterns) {
    add(pattern.lets);
    for (const Rule& rule : pattern.rules) add(rule.lets);
  }
  return out;
}

bool is_name(std::string_view text) {
  return text.find_first_of("$@/()[]|=<>!+*,'\" ") == text.npos;
}

/// Whether some test holds an expression as it is written.
bool weighed(const RuleModel& model, const std::string& expression) {
  for (const Pattern& pattern : model.patterns) {
    for (const Rule& rule : pattern.rules) {
      for (const Assertion& assertion : rule.assertions) {
        if (collapse(assertion.test.text).find(expression) != std::string::npos) return true;
      }
    }
  }
  return false;
}

}  // namespace

void lint_awaited(const RuleModel& model, const SchemaNames& names, std::vector<Diagnostic>& out) {
  ToldByName all;
  for (const auto& file : model.files) {
    lint_languages(file->draft, xmlDocGetRootElement(file->draft.tree()), out);
    gather(all, file->draft, "attente", "nom");
  }
  both_languages(all, out);
  const Known known(names);
  for (const auto& [written, told] : all) {
    const std::size_t slash = written.find('/');
    const std::string owner = slash == written.npos ? "" : written.substr(0, slash);
    const std::string name = slash == written.npos ? written : written.substr(slash + 1);
    if (known.of(owner, name) || known.value(owner, name)) continue;
    unknown(told, known, owner, name, out);
  }
}

void lint_words(const RuleModel& model, const SchemaNames& names, std::vector<Diagnostic>& out) {
  if (model.words.empty()) return;
  const auto table = read_document(confined(model.folder, model.folder, model.words));
  if (!table) return;  // the affair of a check
  ToldByName all;
  lint_languages(*table, xmlDocGetRootElement(table->tree()), out);
  gather(all, *table, "mot", "de");
  both_languages(all, out);
  const Known known(names);
  const auto lets = variables(model);
  for (const auto& [written, told] : all) {
    const std::size_t at = written.find('@');
    const std::string owner = at > 0 && at != written.npos ? written.substr(0, at - 1) : "";
    if (written.front() == '$' && is_name(written.substr(1))) {
      if (lets.count(written.substr(1)) != 0) continue;
      const Text hint = did_you_mean(written.substr(1), {lets.begin(), lets.end()}, {}, "$");
      report(told,
             {"aucune variable ne s’appelle " + quoted(written).fr + hint.fr,
              "no variable is called " + quoted(written).en + hint.en},
             {"corriger le nom, ou retirer ces mots", "mend the name, or remove these words"}, out);
    } else if (is_name(written)) {
      if (!known.element(written)) unknown(told, known, written, {}, out);
    } else if (at != written.npos && is_name(owner) && is_name(written.substr(at + 1))) {
      if (!known.of(owner, written.substr(at + 1))) {
        unknown(told, known, owner, written.substr(at + 1), out);
      }
    } else if (!weighed(model, written)) {
      report(
          told,
          {"aucun test ne contient " + quoted(written).fr, "no test holds " + quoted(written).en},
          {"écrire l’expression comme dans le test, ou retirer ces mots",
           "write the expression as in the test, or remove these words"},
          out);
    }
  }
}

}  // namespace paraphe
