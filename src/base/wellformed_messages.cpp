// SPDX-License-Identifier: EUPL-1.2
#include "base/wellformed_messages.h"

#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/wellformed_table.h"

namespace paraphe {
namespace {

constexpr auto npos = std::string::npos;

// HTML's names for what French typists want, and what to type instead.
struct Shorthand {
  std::string_view name;
  std::string_view character;
};
constexpr std::array<Shorthand, 30> shorthands{{
    {"nbsp", "\u00A0"}, {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"},  {"euml", "ë"},
    {"agrave", "à"},    {"acirc", "â"},  {"ccedil", "ç"}, {"icirc", "î"},  {"iuml", "ï"},
    {"ocirc", "ô"},     {"ugrave", "ù"}, {"ucirc", "û"},  {"uuml", "ü"},   {"oelig", "œ"},
    {"aelig", "æ"},     {"Eacute", "É"}, {"Agrave", "À"}, {"Ccedil", "Ç"}, {"laquo", "«"},
    {"raquo", "»"},     {"rsquo", "’"},  {"lsquo", "‘"},  {"ldquo", "“"},  {"rdquo", "”"},
    {"hellip", "…"},    {"ndash", "–"},  {"mdash", "—"},  {"euro", "€"},   {"deg", "°"},
}};

std::string fill(std::string text, std::string_view found) {
  const std::size_t hole = text.find("{}");
  return hole == npos ? text : text.replace(hole, 2, found);
}

void suggest_character(const ParserError& error, Span span, Diagnostic& diagnostic) {
  for (const Shorthand& shorthand : shorthands) {
    if (shorthand.name != error.name) continue;
    const std::string character(shorthand.character);
    diagnostic.edits.push_back({span, character, true});
    const bool space = shorthand.name == "nbsp";
    const std::string fr = space ? "une espace insécable (U+00A0)" : "« " + character + " »";
    const std::string en = space ? "a no-break space (U+00A0)" : "“" + character + "”";
    diagnostic.remedy = {"taper le caractère lui-même : " + fr, "type the character itself: " + en};
  }
}

// libxml2 has one code for a missing name after « < », « & », « </ » and « <? ».
ParserError refine(ParserError error, const std::string& bytes) {
  const char before = error.byte > 0 && error.byte <= bytes.size() ? bytes[error.byte - 1] : '\0';
  if (error.code == XML_ERR_NAME_REQUIRED && before != '<') {
    error.code = before == '&' ? XML_ERR_ENTITYREF_SEMICOL_MISSING : XML_ERR_GT_REQUIRED;
  }
  return error;
}

Text general() {
  return {"le texte ne suit pas ici les règles du XML",
          "the text does not follow the rules of XML here"};
}

Diagnostic start(std::string id, const SourceText& source, Span span) {
  Diagnostic diagnostic;
  diagnostic.id = std::move(id);
  diagnostic.severity = Severity::fatal;
  diagnostic.place = source.place(span);
  return diagnostic;
}

bool among(int code, std::initializer_list<int> codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

bool is_structural(int code) {
  return among(code, {XML_ERR_TAG_NAME_MISMATCH, XML_ERR_TAG_NOT_FINISHED, XML_ERR_DOCUMENT_END,
                      XML_ERR_LTSLASH_REQUIRED});
}

bool is_independent(int code) {
  return among(
      code,
      {XML_ERR_UNDECLARED_ENTITY, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED,
       XML_ERR_ATTRIBUTE_REDEFINED, XML_ERR_INVALID_CHAR, XML_ERR_INVALID_HEX_CHARREF,
       XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_CHARREF, XML_NS_ERR_ATTRIBUTE_REDEFINED,
       XML_NS_ERR_UNDEFINED_NAMESPACE, XML_ERR_MISPLACED_CDATA_END, XML_ERR_RESERVED_XML_NAME});
}

bool derails(int code) {
  return among(
      code, {XML_ERR_LT_IN_ATTRIBUTE, XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_ATTRIBUTE_NOT_STARTED,
             XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_SPACE_REQUIRED, XML_ERR_GT_REQUIRED,
             XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED,
             XML_ERR_DOCUMENT_EMPTY, XML_ERR_XMLDECL_NOT_FINISHED});
}

Diagnostic explain(const ParserError& raw, const SourceText& source) {
  const std::string& bytes = source.bytes();
  const ParserError error = refine(raw, bytes);
  const auto& table = wellformed_table();
  const auto entry = std::find_if(table.begin(), table.end(), [&](const WellformedEntry& row) {
    return row.code == error.code;
  });
  if (entry == table.end()) {
    Diagnostic diagnostic = start("XML-99", source, at_cursor(error, bytes));
    diagnostic.message = general();
    diagnostic.remedy = {
        "relire les signes « < », « > », « & » et les guillemets autour de cet endroit",
        "look at the signs “<”, “>”, “&” and the quotation marks around this place"};
    return diagnostic;
  }
  const Span span = entry->locate(error, bytes);
  const std::string_view found(bytes.data() + span.begin, span.end - span.begin);
  Diagnostic diagnostic = start(entry->id, source, span);
  diagnostic.message = {fill(entry->message.fr, found), fill(entry->message.en, found)};
  diagnostic.remedy = entry->remedy;
  if (error.code == XML_ERR_UNDECLARED_ENTITY) suggest_character(error, span, diagnostic);
  if (error.code == XML_ERR_ENTITYREF_SEMICOL_MISSING) {
    diagnostic.edits.push_back({span, "&amp;", true});
  }
  return diagnostic;
}

Diagnostic explain(const TagError& error, const SourceText& source) {
  const auto name = [&](Span span) {
    return source.bytes().substr(span.begin, span.end - span.begin);
  };
  const std::string open = name(error.open);
  const std::string close = name(error.close);
  if (open.empty()) {
    Diagnostic diagnostic = start("XML-02", source, error.next);
    diagnostic.message = {"la balise « </" + close + "> » ne ferme rien",
                          "the tag “</" + close + ">” closes nothing"};
    diagnostic.remedy = {"la supprimer, ou ajouter la balise ouvrante « <" + close + "> »",
                         "delete it, or add the opening tag “<" + close + ">”"};
    return diagnostic;
  }
  Diagnostic diagnostic = start("XML-01", source, close.empty() ? error.open : error.close);
  if (!close.empty()) {
    diagnostic.message = {
        "la balise fermante « </" + close + "> » ne répond pas à « <" + open + "> »",
        "the closing tag “</" + close + ">” does not match “<" + open + ">”"};
    diagnostic.remedy = {"écrire « </" + open + "> », ou « <" + close + "> » à la balise ouvrante",
                         "write “</" + open + ">”, or “<" + close + ">” in the opening tag"};
    diagnostic.edits.push_back({error.close, open, false});
    diagnostic.notes.push_back(
        {{"la balise ouvrante est ici", "the opening tag is here"}, source.place(error.open)});
    return diagnostic;
  }
  diagnostic.message = {"l’élément « " + open + " » n’est pas fermé",
                        "the element “" + open + "” is not closed"};
  diagnostic.remedy = {"ajouter « </" + open + "> » là où il s’achève",
                       "add “</" + open + ">” where it ends"};
  const std::string next = name(error.next);
  diagnostic.notes.push_back(
      {next.empty() ? Text{"la fin du fichier arrive avant", "the end of the file comes first"}
                    : Text{"« " + next + " » arrive avant", "“" + next + "” comes first"},
       source.place(error.next)});
  return diagnostic;
}

}  // namespace paraphe
