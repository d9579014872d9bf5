// SPDX-License-Identifier: EUPL-1.2
#include "compose/scribe.h"

#include <utility>

#include "compose/spacing.h"

namespace paraphe {

Scribe::Scribe(const Agreement& agreement, const Template& form, const ComposeOptions& options,
               Diagnostics& diagnostics)
    : agreement_(agreement),
      form_(form),
      options_(options),
      diagnostics_(diagnostics),
      numbering_(agreement) {
  const std::string act{head_word(agreement.nature)};
  const Gender gender =
      gender_of({NounPhrase::Article::none, act, std::nullopt, false}, agreement.source);
  const Arguments noun{{"acte", plain(act)}};
  common_ = noun;
  common_["nature"] = plain(agreement.nature);
  // Said without `common_` being whole: these two phrases use `{acte}` only.
  Runs the = say("acte.le", noun, {}, {gender, false, false});
  Runs of_the = say("acte.de", noun, {}, {gender, false, false});
  common_["leActe"] = std::move(the);
  common_["duActe"] = std::move(of_the);
}

Runs Scribe::say(std::string_view id, const Arguments& arguments, Source source,
                 Inflection inflection) {
  const Phrase* phrase = form_.phrase(id);
  if (phrase == nullptr) {
    const std::string name{id};
    template_error("GAB-02", form_.place,
                   {"le gabarit n’a pas de phrase « " + name + " »",
                    "the template has no phrase '" + name + "'"},
                   {"ajouter <phrase id=\"" + name + "\" texte=\"…\"/>",
                    "add <phrase id=\"" + name + "\" texte=\"…\"/>"});
    return {};
  }
  std::vector<std::string> unknown;
  Runs runs = expand(phrase->form(inflection), arguments, source, unknown, common_);
  for (const std::string& name : unknown) {
    const std::string phrase_id{id};
    template_error(
        "GAB-04", phrase->place,
        {"la phrase « " + phrase_id + " » demande « {" + name +
             "} », que le programme ne donne pas",
         "the phrase '" + phrase_id + "' asks for '{" + name +
             "}', which the program does not give"},
        {"retirer cet emplacement, ou corriger son nom", "remove this place, or correct its name"});
  }
  return runs;
}

bool Scribe::has(std::string_view id) const {
  const Phrase* phrase = form_.phrase(id);
  return phrase != nullptr && !phrase->form({}).empty();
}

Runs Scribe::to_come(Source source) {
  if (options_.for_signature) {
    error("CMP-05", source,
          {"une donnée est encore à venir dans un texte à signer",
           "a datum is still to come in a text for signature"},
          {"donner la valeur et retirer « aVenir »", "give the value and remove 'aVenir'"});
  }
  return say("aCompleter", {}, source);
}

void Scribe::check_style(const std::string& name) {
  if (form_.layout.styles.count(name) != 0) return;
  template_error(
      "GAB-03", form_.place,
      {"le gabarit n’a pas de style « " + name + " »", "the template has no style '" + name + "'"},
      {"ajouter <style nom=\"" + name + "\" …/>", "add <style nom=\"" + name + "\" …/>"});
}

void Scribe::finish(Runs& runs) const { set_for_print(runs, form_.typography, kept_); }

Block Scribe::paragraph(std::string_view style, Runs runs, Source source, Role role) {
  Block block;
  block.role = role;
  block.style = style;
  check_style(block.style);
  finish(runs);
  block.runs = std::move(runs);
  block.source = source;
  return block;
}

Block Scribe::heading(std::string_view style, int level, Runs runs, std::string id, Source source) {
  Block block = paragraph(style, std::move(runs), source, Role::heading);
  block.level = level;
  block.id = std::move(id);
  block.bookmark = spoken(block.runs);
  return block;
}

Block Scribe::labelled(std::string_view style, Runs label, Runs runs, Source source) {
  Block block = paragraph(style, std::move(runs), source);
  finish(label);
  block.label = std::move(label);
  const auto width = form_.label_widths.find(style);
  if (width != form_.label_widths.end()) block.label_width = width->second;
  return block;
}

Gender Scribe::gender_of(const NounPhrase& noun, Source source) {
  if (noun.gender) return *noun.gender;
  if (const std::optional<Gender> known = form_.gender(noun.noun)) return *known;
  const std::string name = noun.noun;
  error("CMP-03", source,
        {"le genre de « " + name + " » n’est pas connu",
         "the grammatical gender of '" + name + "' is not known"},
        {"ajouter l’attribut « genre » à la partie, ou le nom à la liste « noms » du gabarit",
         "add the attribute 'genre' to the party, or the noun to the list 'noms' of the template"});
  return Gender::masculine;
}

Place Scribe::place(Source source) const {
  if (options_.draft == nullptr || source.begin == Source::npos) {
    Place place;
    if (options_.draft != nullptr) place.file = options_.draft->name();
    if (source.begin != Source::npos) place.start.byte = source.begin;
    return place;
  }
  const std::string& bytes = options_.draft->bytes();
  const std::size_t begin = source.begin + 1;
  return options_.draft->place({begin, bytes.find_first_of(" \t\r\n/>", begin)});
}

void Scribe::error(std::string id, Source source, Text message, Text remedy) {
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.place = place(source);
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  diagnostics_.add(std::move(diagnostic));
  failed_ = true;
}

void Scribe::template_error(std::string id, const Place& place, Text message, Text remedy) {
  failed_ = true;
  if (!reported_.insert(id + message.en).second) return;
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  diagnostic.remedy = std::move(remedy);
  diagnostics_.add(std::move(diagnostic));
}

}  // namespace paraphe
