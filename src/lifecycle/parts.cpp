// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/parts.h"

#include <algorithm>

namespace paraphe {
namespace {

using Kind = Part::Kind;

std::string name_behind(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + key.size();
  return std::string(text.substr(begin, text.find_first_of("/<>[]() ", begin) - begin));
}

/// « GentiumBookPlus » of « SHLLWJ+GentiumBookPlus ».
std::string family(const std::string& name) { return name.substr(name.find('+') + 1); }

/// What the text of an object says of itself, where it says enough.
Kind kind_of(std::string_view text) {
  static const std::pair<const char*, Kind> beginnings[] = {
      {"<</Type/Catalog", Kind::catalogue},
      {"<</Type/Pages", Kind::page_order},
      {"<</S/", Kind::structure},
      {"<</Type/StructTreeRoot", Kind::structure},
      {"<</Limits", Kind::structure},
      {"<</Kids", Kind::structure},
      {"<</Nums", Kind::structure},
      {"<</ListNumbering", Kind::structure},
      {"<</Scope", Kind::structure},
      {"<</RowSpan", Kind::structure},
      {"<</ColSpan", Kind::structure},
      {"<</SigFlags", Kind::field},
      {"<</Type/Outlines", Kind::outline},
      {"<</Parent", Kind::outline},
      {"<</Type/Annot", Kind::annotation},
      {"<</Creator", Kind::information},
      {"<</Font", Kind::font},
      {"<</Type/Filespec", Kind::attachment},
  };
  for (const auto& [beginning, kind] : beginnings)
    if (text.starts_with(beginning)) return kind;
  return Kind::unknown;
}

Kind kind_of_stream(std::string_view dictionary) {
  if (dictionary.starts_with("/Type/Metadata")) return Kind::metadata;
  if (dictionary.starts_with("/Type/XRef")) return Kind::references;
  if (dictionary.starts_with("/Type/EmbeddedFile")) return Kind::attachment;
  if (dictionary.starts_with("/N 3")) return Kind::colour;
  if (dictionary.find("/Subtype/Image") != std::string_view::npos) return Kind::image;
  if (dictionary.find("/Subtype/Form") != std::string_view::npos) {
    const bool appearance = dictionary.find("/BBox[0 0 1 1]") != std::string_view::npos;
    return appearance ? Kind::field : Kind::image;  // that of an empty field; a part of codes
  }
  if (dictionary.starts_with("/Length1")) return Kind::font;
  if (dictionary.starts_with("/Type/ObjStm")) return Kind::structure;
  return Kind::unknown;
}

}  // namespace

Parts::Parts(const WrittenPdf& pdf) : pdf_(pdf) {
  for (const StoredStream& stream : pdf.streams())
    set(stream.number, {kind_of_stream(stream.dictionary), 0, {}});
  for (const auto& [number, object] : pdf.objects()) set(number, {kind_of(object.text), 0, {}});
  name_pages();
  name_fonts();
  name_attachments();
}

void Parts::set(int object, const Part& part) { parts_[object] = part; }

void Parts::name_pages() {
  for (const auto& [number, object] : pdf_.objects()) {
    const std::string_view text = object.text;
    if (!text.starts_with("<</Type/Page/")) continue;
    const int stream = number_after(text, "/Contents ");
    contents_.push_back(stream);
    const int page = static_cast<int>(contents_.size());
    set(number, {Kind::page, page, {}});
    set(stream, {Kind::page, page, {}});
    for (const int annotation : references_after(text, "/Annots")) {
      const std::string_view inside = pdf_.object(annotation);
      if (inside.find("/FT/Sig") == std::string::npos) {
        set(annotation, {Kind::annotation, page, {}});
      } else {
        set(annotation, {Kind::field, page, text_after(inside, "/T")});
      }
    }
  }
}

void Parts::name_fonts() {
  for (const auto& [number, object] : pdf_.objects()) {
    const std::string_view text = object.text;
    std::vector<int> own = {number};
    std::string name;
    if (text.starts_with("<</Type/FontDescriptor")) {
      name = name_behind(text, "/FontName/");
      own.push_back(number_after(text, "/FontFile2 "));
    } else if (text.starts_with("<</Type/Font/")) {
      name = name_behind(text, "/BaseFont/");
      for (const char* key : {"/CIDToGIDMap ", "/Encoding ", "/ToUnicode "})
        own.push_back(number_after(text, key));
    }
    if (name.empty()) continue;
    for (const int each : own) set(each, {Kind::font, 0, family(name)});
  }
  for (const auto& [number, object] : pdf_.objects()) {
    const std::string_view text = object.text;
    if (!text.starts_with("<</Font<<")) continue;
    for (int i = 0; i < 64; ++i) {
      const std::string name = "F" + std::to_string(i);
      const int font = number_after(text, "/" + name + " ");
      if (font > 0) character_maps_[name] = number_after(pdf_.object(font), "/ToUnicode ");
    }
  }
}

void Parts::name_attachments() {
  for (const auto& [number, object] : pdf_.objects()) {
    const std::string_view text = object.text;
    if (!text.starts_with("<</Type/Filespec")) continue;
    Part part{Kind::attachment, 0, text_after(text, "/UF")};
    if (text.find("/AFRelationship/Source") != std::string::npos) {
      part.kind = Kind::source;
    } else if (part.name.ends_with(".gabarit.xml")) {
      part.kind = Kind::form;
    }
    set(number, part);
    set(number_after(text, "/EF<</F "), part);
  }
}

Part Parts::of(int object) const {
  const auto found = parts_.find(object);
  return found == parts_.end() ? Part{} : found->second;
}

Part Parts::at(std::size_t byte) const {
  for (const StoredStream& stream : pdf_.streams())
    if (byte >= stream.whole.begin && byte < stream.whole.end) return of(stream.number);
  return {Kind::references, 0, {}};
}

std::string Parts::text_of_page(int page) const {
  if (page < 1 || page > static_cast<int>(contents_.size())) return {};
  std::map<std::string, CodeTexts> fonts;
  for (const auto& [name, object] : character_maps_) {
    const StoredStream* map = pdf_.stream(object);
    const auto text = map != nullptr ? pdf_.content(*map) : std::nullopt;
    if (text) fonts.emplace(name, CodeTexts(*text));
  }
  const StoredStream* stream = pdf_.stream(contents_[static_cast<std::size_t>(page) - 1]);
  const auto content = stream != nullptr ? pdf_.content(*stream) : std::nullopt;
  return content ? page_text(*content, fonts) : std::string();
}

}  // namespace paraphe
