// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/carried.h"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>
#include <sstream>

namespace paraphe {
namespace {

constexpr const char* xml_type = "application/xml";
constexpr const char* png_type = "image/png";
constexpr std::size_t most_packet = 4U << 20U;
constexpr std::size_t most_carried = 128U << 20U;  // bytes of all carried files
constexpr std::size_t most_depth = 64;             // of nested elements in a packet

/// `application#2Fxml` as it is meant.
std::string plain_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    unsigned value = 0;
    if (name[i] == '#' && i + 2 < name.size() &&
        std::from_chars(name.data() + i + 1, name.data() + i + 3, value, 16).ec == std::errc()) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += name[i];
    }
  }
  return out;
}

std::string name_after(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + key.size());
  return plain_name(rest.substr(0, rest.find_first_of("/<>[]() ")));
}

void read_option(const std::string& word, Statement& onto) {
  const std::size_t equal = word.find('=');
  const std::string name = word.substr(0, equal),
                    value = equal == std::string::npos ? "" : word.substr(equal + 1);
  if (word == "for-signature") {
    onto.for_signature = true;
  } else if (word == "strike") {
    onto.strike = true;
  } else if (word == "text-tags") {
    onto.text_tags = true;
  } else if (word == "embed=none") {
    onto.embeds = false;
  } else if (name == "as-of" && parse_date(value)) {
    onto.as_of = parse_date(value);
  } else if (int number = 0;
             name == "original" && !value.empty() && value.size() < 7 &&
             std::from_chars(value.data(), value.data() + value.size(), number).ptr ==
                 value.data() + value.size() &&
             number > 0) {
    onto.original = number;
  } else {
    onto.unknown.push_back(word);
  }
}

std::string local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

bool may_change(const std::string& name) {
  for (const char* each : {"Producer", "ModifyDate", "MetadataDate", "xmptk", "about", "parseType",
                           "lang", "DocumentID", "InstanceID"})
    if (name == each) return true;
  return false;
}

using Properties = std::vector<std::pair<std::string, std::string>>;

void list_properties(const pugi::xml_node& node, std::size_t depth, Properties& out) {
  if (depth > most_depth) return;
  const std::string name = local_name(node.name());
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    std::string key = local_name(attribute.name());
    if (key == "resource") key = name;  // of an element that is an address
    if (!std::string_view(attribute.name()).starts_with("xmlns") && !may_change(key))
      out.emplace_back(key, attribute.value());
  }
  const std::string text = node.child_value();
  if (!may_change(name) && text.find_first_not_of(" \r\n\t") != std::string::npos)
    out.emplace_back(name, text);
  for (const pugi::xml_node& child : node.children()) list_properties(child, depth + 1, out);
}

pugi::xml_document parsed(const std::string& xmp) {
  pugi::xml_document document;
  document.load_buffer(xmp.data(), xmp.size(), pugi::parse_default, pugi::encoding_utf8);
  return document;
}

std::string undigested(const std::map<std::string, std::string>& properties, const char* name) {
  const auto found = properties.find(name);
  constexpr std::string_view kind = "sha256:";
  if (found == properties.end() || !found->second.starts_with(kind)) return {};
  const std::string digest = found->second.substr(kind.size());
  const bool sound =
      digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == std::string::npos;
  return sound ? digest : std::string();
}

/// The properties of our own namespace, as elements of the description.
std::map<std::string, std::string> own_properties(const std::string& xmp) {
  std::map<std::string, std::string> properties;
  const pugi::xml_document document = parsed(xmp);
  const pugi::xml_node description =
      document.child("x:xmpmeta").child("rdf:RDF").child("rdf:Description");
  constexpr std::string_view prefix = "paraphe:";
  for (const pugi::xml_node& each : description.children()) {
    const std::string_view name = each.name();
    if (name.starts_with(prefix))
      properties.emplace(name.substr(prefix.size()), each.child_value());
  }
  return properties;
}

}  // namespace

Carried carried_by(const WrittenPdf& pdf) {
  Carried carried;
  for (const StoredStream& stream : pdf.streams()) {
    if (!stream.dictionary.starts_with("/Type/Metadata")) continue;
    if (const auto packet = pdf.content(stream, most_packet)) carried.xmp = *packet;
    break;
  }
  std::size_t room = most_carried;
  for (const auto& [number, object] : pdf.objects()) {
    const std::string_view text = object.text;
    if (!text.starts_with("<</Type/Filespec") || room == 0) continue;
    CarriedFile file;
    file.name = text_after(text, "/UF");
    file.relationship = name_after(text, "/AFRelationship/");
    const StoredStream* stream = pdf.stream(number_after(text, "/EF<</F "));
    const auto bytes = stream != nullptr ? pdf.content(*stream, room) : std::nullopt;
    if (!bytes) {
      room /= 2;  // what bursts its bounds costs as much as what keeps them
      carried.damaged.push_back(file.name);
      continue;
    }
    file.mime = name_after(stream->dictionary, "/Subtype/");
    room -= bytes->size();
    file.bytes = *bytes;
    carried.files.push_back(std::move(file));
  }
  return carried;
}

std::optional<Statement> read_statement(const std::string& xmp) {
  std::map<std::string, std::string> properties = own_properties(xmp);
  if (properties.count("program") == 0) return std::nullopt;
  Statement statement;
  statement.program = properties["program"];
  statement.libraries = properties["libraries"];
  statement.fonts = properties["fonts"];
  statement.hyphenation = undigested(properties, "hyphenationDigest");
  statement.template_name = properties["template"];
  statement.template_digest = undigested(properties, "templateDigest");
  statement.source_digest = undigested(properties, "sourceDigest");
  statement.rules_digest = undigested(properties, "rulesDigest");
  std::istringstream options(properties["options"]);
  for (std::string word; options >> word;) read_option(word, statement);
  return statement;
}

Recipe recipe_of(const Carried& carried, Statement statement) {
  Recipe recipe;
  recipe.statement = std::move(statement);
  for (const CarriedFile& file : carried.files) {
    if (file.relationship == "Source" && file.mime == xml_type && recipe.source.empty()) {
      recipe.source_name = file.name;
      recipe.source = file.bytes;
    } else if (file.relationship == "Supplement" && file.mime == xml_type) {
      recipe.templates.push_back({file.name, file.bytes});
    } else if (file.relationship == "Supplement" && file.mime == png_type) {
      recipe.images.push_back(file);
    }
  }
  return recipe;
}

std::vector<std::pair<std::string, std::string>> lasting_properties(const std::string& xmp) {
  Properties properties;
  list_properties(parsed(xmp), 0, properties);
  std::sort(properties.begin(), properties.end());
  return properties;
}

}  // namespace paraphe
