// SPDX-License-Identifier: EUPL-1.2
#include "base/wellformed_table.h"

#include <libxml/xmlerror.h>

#include <algorithm>
#include <string_view>

namespace paraphe {
namespace {

constexpr auto npos = std::string::npos;

Span back_to(const ParserError& error, const std::string& bytes, std::string_view mark) {
  const std::size_t from = std::min(error.byte, bytes.size());
  const std::size_t begin = bytes.rfind(mark, from);
  return begin == npos ? at_cursor(error, bytes) : Span{begin, begin + mark.size()};
}

Span ampersand(const ParserError& error, const std::string& bytes) {
  // The cursor may already stand on the « & » of the next one.
  ParserError before = error;
  if (before.byte > 0) --before.byte;
  return back_to(before, bytes, "&");
}

Span less_than(const ParserError& error, const std::string& bytes) {
  return back_to(error, bytes, "<");
}

// `&name;`, or `&#…;`, or what there is of it.
Span reference(const ParserError& error, const std::string& bytes) {
  Span span = ampersand(error, bytes);
  std::size_t end = span.end;
  while (end < bytes.size() && end - span.begin < 40 &&
         std::string_view(" \t\r\n<&\"'").find(bytes[end]) == npos) {
    if (bytes[end++] == ';') break;
  }
  return {span.begin, end};
}

// The start tag the parser was reading or has just read. It may stand on the `<` of the next tag.
std::size_t tag_begin(const ParserError& error, const std::string& bytes) {
  const std::size_t from = std::min(error.byte, bytes.size());
  const std::size_t begin = from == 0 ? npos : bytes.rfind('<', from - 1);
  return begin == npos ? 0 : begin;
}

Span tag(const ParserError& error, const std::string& bytes) {
  return tag_name(bytes, tag_begin(error, bytes));
}

// The last attribute of that name: where it stands twice, the second is the one to delete.
Span named_attribute(const ParserError& error, const std::string& bytes) {
  const std::size_t begin = tag_begin(error, bytes);
  Span found = tag_name(bytes, begin);
  for (const AttributeSource& attribute : attributes_of(bytes, begin)) {
    const std::string_view name(bytes.data() + attribute.name.begin,
                                attribute.name.end - attribute.name.begin);
    const std::size_t colon = name.find(':');
    if (name == error.name || (colon != npos && name.substr(colon + 1) == error.name)) {
      found = attribute.whole;
    }
  }
  return found;
}

// The name of an element or attribute of the tag that starts with the prefix.
Span prefixed_name(const ParserError& error, const std::string& bytes) {
  const std::size_t begin = tag_begin(error, bytes);
  const Span name = tag_name(bytes, begin);
  const std::string prefix = error.name + ":";
  if (bytes.compare(name.begin, prefix.size(), prefix) == 0) return name;
  for (const AttributeSource& attribute : attributes_of(bytes, begin)) {
    if (bytes.compare(attribute.name.begin, prefix.size(), prefix) == 0) return attribute.name;
  }
  return name;
}

// Where the attributes of the tag stop making sense: the word that follows the last good one.
Span broken_attribute(const ParserError& error, const std::string& bytes) {
  const std::size_t begin = tag_begin(error, bytes);
  const auto good = attributes_of(bytes, begin);
  std::size_t at = good.empty() ? tag_name(bytes, begin).end : good.back().whole.end;
  at = std::min(bytes.find_first_not_of(" \t\r\n", at), bytes.size());
  const std::size_t end = std::min(bytes.find_first_of(" \t\r\n=<>/\"'", at), bytes.size());
  return end > at ? Span{at, end} : at_cursor(error, bytes);
}

Span declaration(const ParserError& error, const std::string& bytes) {
  return back_to(error, bytes, "<?xml");
}
Span comment(const ParserError& error, const std::string& bytes) {
  return back_to(error, bytes, "<!--");
}
Span cdata(const ParserError& error, const std::string& bytes) {
  return back_to(error, bytes, "<![CDATA[");
}
Span cdata_end(const ParserError& error, const std::string& bytes) {
  return back_to(error, bytes, "]]>");
}
Span instruction(const ParserError& error, const std::string& bytes) {
  return back_to(error, bytes, "<?");
}

const Text lost_quote{
    "écrire chaque attribut nom=\"valeur\", avec des guillemets droits aux deux bouts",
    "write each attribute name=\"value\", with straight quotation marks at both ends"};

}  // namespace

Span at_cursor(const ParserError& error, const std::string& bytes) {
  std::size_t begin = std::min(error.byte, bytes.size());
  if (begin == bytes.size() && begin > 0) --begin;
  const auto continues = [&](std::size_t i) {
    return i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xC0U) == 0x80U;
  };
  while (begin > 0 && continues(begin)) --begin;
  std::size_t end = std::min(begin + 1, bytes.size());
  while (continues(end)) ++end;
  return {begin, end};
}

const std::vector<WellformedEntry>& wellformed_table() {
  static const std::vector<WellformedEntry> entries{
      {XML_ERR_UNDECLARED_ENTITY,
       "XML-03",
       reference,
       {"le raccourci « {} » n’existe pas en XML", "the shorthand “{}” does not exist in XML"},
       {"taper le caractère lui-même", "type the character itself"}},
      {XML_ERR_ENTITYREF_SEMICOL_MISSING,
       "XML-04",
       ampersand,
       {"le signe « & » ne peut pas figurer seul dans le texte",
        "the sign “&” cannot stand alone in the text"},
       {"écrire « &amp; » à la place de « & »", "write “&amp;” instead of “&”"}},
      {XML_ERR_NAME_REQUIRED,
       "XML-05",
       less_than,
       {"le signe « < » ne peut pas figurer seul dans le texte",
        "the sign “<” cannot stand alone in the text"},
       {"écrire « &lt; » à la place de « < » ; si c’est une balise, son nom suit sans espace",
        "write “&lt;” instead of “<”; if it is a tag, its name follows without a space"}},
      {XML_ERR_LT_IN_ATTRIBUTE,
       "XML-07",
       broken_attribute,
       {"la valeur de l’attribut « {} » n’est pas fermée, ou contient le signe « < »",
        "the value of attribute “{}” is not closed, or holds the sign “<”"},
       {"ajouter le guillemet droit manquant ; dans une valeur, « < » s’écrit « &lt; »",
        "add the missing straight quotation mark; in a value, “<” is written “&lt;”"}},
      {XML_ERR_ATTRIBUTE_NOT_FINISHED,
       "XML-07",
       broken_attribute,
       {"la valeur de l’attribut « {} » n’est pas fermée",
        "the value of attribute “{}” is not closed"},
       lost_quote},
      {XML_ERR_ATTRIBUTE_NOT_STARTED,
       "XML-07",
       broken_attribute,
       {"la valeur de l’attribut « {} » n’est pas entre guillemets droits",
        "the value of attribute “{}” is not between straight quotation marks"},
       lost_quote},
      {XML_ERR_ATTRIBUTE_WITHOUT_VALUE,
       "XML-07",
       broken_attribute,
       {"l’attribut « {} » n’a pas de valeur", "attribute “{}” has no value"},
       lost_quote},
      {XML_ERR_SPACE_REQUIRED,
       "XML-07",
       broken_attribute,
       {"il manque une espace, ou un guillemet est de trop, devant « {} »",
        "a space is missing, or a quotation mark too many, before “{}”"},
       lost_quote},
      {XML_ERR_GT_REQUIRED,
       "XML-17",
       tag,
       {"la balise « {} » n’est pas fermée par « > »", "the tag “{}” is not closed by “>”"},
       {"ajouter « > » à la fin de la balise", "add “>” at the end of the tag"}},
      {XML_ERR_ATTRIBUTE_REDEFINED,
       "XML-06",
       named_attribute,
       {"l’attribut est donné deux fois : {}", "the attribute is given twice: {}"},
       {"n’en garder qu’un seul", "keep only one"}},
      {XML_NS_ERR_ATTRIBUTE_REDEFINED,
       "XML-06",
       named_attribute,
       {"l’attribut est donné deux fois : {}", "the attribute is given twice: {}"},
       {"n’en garder qu’un seul", "keep only one"}},
      {XML_NS_ERR_UNDEFINED_NAMESPACE,
       "XML-08",
       prefixed_name,
       {"le préfixe de « {} » n’est pas déclaré", "the prefix of “{}” is not declared"},
       {"supprimer ce qui précède « : » ; le vocabulaire des projets s’écrit sans préfixe",
        "delete what precedes “:”; the vocabulary of drafts needs no prefix"}},
      {XML_NS_ERR_QNAME,
       "XML-16",
       tag,
       {"un nom est mal formé dans la balise « {} » : le signe « : » y est de trop",
        "a name in the tag “{}” is malformed: the sign “:” does not belong there"},
       {"supprimer « : »", "delete “:”"}},
      {XML_NS_ERR_COLON,
       "XML-16",
       tag,
       {"un nom est mal formé dans la balise « {} » : le signe « : » y est de trop",
        "a name in the tag “{}” is malformed: the sign “:” does not belong there"},
       {"supprimer « : »", "delete “:”"}},
      {XML_NS_ERR_XML_NAMESPACE,
       "XML-16",
       tag,
       {"la balise « {} » déclare un espace de noms d’une façon interdite",
        "the tag “{}” declares a namespace in a forbidden way"},
       {"garder la seule déclaration xmlns=\"…\" du modèle",
        "keep only the declaration xmlns=\"…\" of the model"}},
      {XML_ERR_DOCUMENT_END,
       "XML-09",
       at_cursor,
       {"du texte suit la fin du document", "text follows the end of the document"},
       {"supprimer ce qui suit la dernière balise ; un fichier ne contient qu’un document",
        "delete what follows the last tag; a file holds one document"}},
      {XML_ERR_DOCUMENT_EMPTY,
       "XML-18",
       at_cursor,
       {"le fichier ne commence pas par une balise", "the file does not start with a tag"},
       {"supprimer ce qui précède la première balise", "delete what precedes the first tag"}},
      {XML_ERR_RESERVED_XML_NAME,
       "XML-10",
       declaration,
       {"la déclaration « <?xml … ?> » n’est pas tout au début du fichier",
        "the declaration “<?xml … ?>” is not at the very start of the file"},
       {"supprimer ce qui la précède, fût-ce une espace ou une ligne vide",
        "delete what precedes it, be it a space or an empty line"}},
      {XML_ERR_VERSION_MISSING,
       "XML-10",
       declaration,
       {"la déclaration « <?xml … ?> » ne dit pas la version de XML",
        "the declaration “<?xml … ?>” does not say the version of XML"},
       {"écrire <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"}},
      {XML_ERR_XMLDECL_NOT_FINISHED,
       "XML-10",
       declaration,
       {"la déclaration « <?xml … ?> » est mal formée",
        "the declaration “<?xml … ?>” is malformed"},
       {"écrire <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"}},
      {XML_ERR_STANDALONE_VALUE,
       "XML-10",
       declaration,
       {"la déclaration « <?xml … ?> » est mal formée",
        "the declaration “<?xml … ?>” is malformed"},
       {"écrire <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"}},
      {XML_ERR_COMMENT_NOT_FINISHED,
       "XML-12",
       comment,
       {"un commentaire n’est pas fermé", "a comment is not closed"},
       {"le fermer par « --> »", "close it with “-->”"}},
      {XML_ERR_HYPHEN_IN_COMMENT,
       "XML-12",
       at_cursor,
       {"un commentaire contient deux traits d’union de suite",
        "a comment holds two hyphens in a row"},
       {"écrire un tiret (–) ou un seul trait d’union", "write a dash (–) or a single hyphen"}},
      {XML_ERR_CDATA_NOT_FINISHED,
       "XML-13",
       cdata,
       {"une section « <![CDATA[ » n’est pas fermée", "a “<![CDATA[” section is not closed"},
       {"la fermer par « ]]> »", "close it with “]]>”"}},
      {XML_ERR_MISPLACED_CDATA_END,
       "XML-13",
       cdata_end,
       {"la suite de signes « ]]> » ne peut pas figurer dans le texte",
        "the signs “]]>” cannot stand in the text"},
       {"écrire « ]]&gt; »", "write “]]&gt;”"}},
      {XML_ERR_PI_NOT_FINISHED,
       "XML-14",
       instruction,
       {"une instruction « <? » n’est pas fermée", "an instruction “<?” is not closed"},
       {"la fermer par « ?> », ou la supprimer", "close it with “?>”, or delete it"}},
      {XML_ERR_PI_NOT_STARTED,
       "XML-14",
       instruction,
       {"une instruction « <? » n’a pas de nom", "an instruction “<?” has no name"},
       {"la supprimer", "delete it"}},
      {XML_ERR_INVALID_CHARREF,
       "XML-15",
       reference,
       {"« {} » ne désigne aucun caractère admis", "“{}” stands for no allowed character"},
       {"taper le caractère lui-même", "type the character itself"}},
      {XML_ERR_INVALID_HEX_CHARREF,
       "XML-15",
       reference,
       {"« {} » ne désigne aucun caractère admis", "“{}” stands for no allowed character"},
       {"taper le caractère lui-même", "type the character itself"}},
      {XML_ERR_INVALID_DEC_CHARREF,
       "XML-15",
       reference,
       {"« {} » ne désigne aucun caractère admis", "“{}” stands for no allowed character"},
       {"taper le caractère lui-même", "type the character itself"}},
      {XML_ERR_INVALID_CHAR,
       "XML-15",
       reference,
       {"« {} » ne désigne aucun caractère admis", "“{}” stands for no allowed character"},
       {"taper le caractère lui-même", "type the character itself"}},
  };
  return entries;
}

}  // namespace paraphe
