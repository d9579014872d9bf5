// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "base/english.h"
#include "base/numerals.h"
#include "base/utf8.h"
#include "output/report/html.h"

namespace paraphe::html {
namespace {

/// Characters that change the order in which the rest is shown: a source line must not lie.
bool turns(char32_t value) {
  return (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

bool shows_nothing(char32_t value) { return is_control(value) && value != '\n' && value != '\t'; }

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t value = next_code_point(text, i);
    if (value == '&') {
      out += "&amp;";
    } else if (value == '<') {
      out += "&lt;";
    } else if (value == '>') {
      out += "&gt;";
    } else if (value == '"') {
      out += "&quot;";
    } else {
      encode(turns(value) || shows_nothing(value) ? U'\uFFFD' : value, out);
    }
  }
  return out;
}

std::string Telling::say_first(const Text& text) const {
  const std::string& words = text.in(options.language);
  if (words.empty()) return "";
  std::size_t rest = 0;
  const char32_t first = next_code_point(words, rest);
  std::string out;
  encode(first >= 'a' && first <= 'z' ? first - 32 : first == U'é' ? U'É' : first, out);
  return escape(out + words.substr(rest));
}

std::string Telling::own(std::string_view words) const {
  const std::string language =
      agreement != nullptr && !agreement->language.empty() ? agreement->language : "fr";
  if (language == (french() ? "fr" : "en") || words.empty()) return escape(words);
  return "<span lang=\"" + escape(language) + "\">" + escape(words) + "</span>";
}

std::string Telling::day(const std::optional<Date>& date) const {
  if (!date) return "—";
  return "<time datetime=\"" + to_string(*date) + "\">" +
         escape(french() ? date_words(*date) : english_date(*date)) + "</time>";
}

std::string Telling::counted(std::size_t count, const Text& one, const Text& several) const {
  const bool plural = french() ? count > 1 : count != 1;
  return std::to_string(count) + "\u00A0" + say(plural ? several : one);
}

std::string Telling::line(const Place& place, bool column) const {
  if (place.start.line == 0) return say({"dans tout le fichier", "in the whole file"});
  std::string text = say({"ligne", "line"}) + "\u00A0" + std::to_string(place.start.line);
  if (column) {
    text += ", " + say({"colonne", "column"}) + "\u00A0" + std::to_string(place.start.column);
  }
  return text;
}

std::string Telling::line(const Source& source) const {
  if (!report.draft || source.begin == Source::npos) return "—";
  const Place place = report.draft->place(Span{source.begin, source.begin + 1});
  return std::to_string(place.start.line);
}

std::string Telling::where(const Place& place, bool column) const {
  const bool here = place.file == report.file;
  return (here ? "" : "<code>" + escape(place.file) + "</code>, ") + line(place, column);
}

std::string Telling::heading(int depth, const std::string& content, std::string_view name) const {
  const std::string tag = "h" + std::to_string(level_ + depth);
  const std::string named = name.empty() ? "" : " id=\"" + escape(id(name)) + "\"";
  return "<" + tag + named + ">" + content + "</" + tag + ">\n";
}

std::string Telling::section(std::string_view name, const Text& title,
                             const std::string& content) const {
  if (content.empty()) return "";
  return "<section class=\"" + std::string(name) + "\">\n" + heading(0, say(title), name) +
         content + "</section>\n";
}

std::string Telling::scroller(const std::string& label, const std::string& content) const {
  if (content.empty()) return "";
  return "<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-label=\"" + label + "\">\n" +
         content + "</div>\n";
}

std::string facts(const Telling& telling,
                  std::initializer_list<std::pair<Text, std::string>> entries) {
  std::string out;
  for (const auto& [name, value] : entries) {
    if (value.empty()) continue;
    out += "<div><dt>" + telling.say(name) + "</dt><dd>" + value + "</dd></div>\n";
  }
  return out.empty() ? "" : "<dl class=\"facts\">\n" + out + "</dl>\n";
}

Table::Table(const Telling& telling, const Text& caption, std::initializer_list<Text> columns)
    : telling_(telling), caption_(telling.say(caption)) {
  html_ = "<thead><tr>";
  for (const Text& column : columns) html_ += "<th scope=\"col\">" + telling.say(column) + "</th>";
  html_ += "</tr></thead>\n<tbody>\n";
}

void Table::row(std::initializer_list<std::string> cells) {
  html_ += "<tr>";
  bool first = true;
  for (const std::string& cell : cells) {
    html_ += first ? "<th scope=\"row\">" + cell + "</th>" : "<td>" + cell + "</td>";
    first = false;
  }
  html_ += "</tr>\n";
}

std::string Table::done(std::string_view kind) const {
  const std::string named = kind.empty() ? "" : " class=\"" + std::string(kind) + "\"";
  return telling_.scroller(caption_, "<table" + named + "><caption>" + caption_ + "</caption>\n" +
                                         html_ + "</tbody></table>\n");
}

Text vocabulary_words(const std::string& word) {
  static const std::map<std::string, Text, std::less<>> words = {
      {"collectivite", {"collectivité territoriale", "local authority"}},
      {"groupement", {"groupement de collectivités", "grouping of local authorities"}},
      {"epst",
       {"établissement public à caractère scientifique et technologique",
        "public scientific and technological institution"}},
      {"epscp",
       {"établissement public à caractère scientifique, culturel et professionnel",
        "public scientific, cultural and professional institution"}},
      {"etablissementExperimental",
       {"établissement public expérimental de l’enseignement supérieur",
        "experimental public institution of higher education"}},
      {"epic",
       {"établissement public à caractère industriel et commercial",
        "public industrial and commercial institution"}},
      {"epa",
       {"établissement public à caractère administratif", "public administrative institution"}},
      {"etat", {"État", "State"}},
      {"gip", {"groupement d’intérêt public", "public interest grouping"}},
      {"association", {"association ou fondation", "association or foundation"}},
      {"societe", {"société", "company"}},
      {"autre", {"autre personne morale", "other legal person"}},
      {"autorisation", {"autorisation", "authorisation"}},
      {"approbation", {"approbation", "approval"}},
      {"deliberation", {"délibération", "deliberation"}},
      {"decision", {"décision", "decision"}},
      {"arrete", {"arrêté", "order"}},
      {"statuts", {"statuts", "statutes"}},
      {"fonctions", {"délégation de fonctions", "delegation of functions"}},
      {"signature", {"délégation de signature", "delegation of signature"}},
      {"suppleance", {"suppléance", "substitution"}},
      {"projet", {"projet", "draft"}},
      {"adopte", {"texte adopté", "adopted text"}},
      {"signe", {"texte signé", "signed text"}},
      {"lieu", {"lieu de la signature", "place of signature"}},
      {"dateSignature", {"date de la signature", "date of signature"}},
      {"numero", {"numéro de l’acte", "number of the act"}},
  };
  const auto found = words.find(word);
  return found == words.end() ? Text{word, word} : found->second;
}

}  // namespace paraphe::html
