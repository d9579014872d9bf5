// SPDX-License-Identifier: EUPL-1.2
#include "output/metadata.h"

#include <hb.h>
#include <hpdf.h>
#include <libdeflate.h>

#include <algorithm>
#include <stdexcept>

#include "base/xml.h"
#include "output/objects.h"
#include "output/srgb.h"

namespace paraphe {
namespace {

constexpr char creator[] = "Paraphe";

std::string tag(const std::string& name, const std::string& text) {
  return text.empty() ? "" : "<" + name + ">" + escape_xml(text) + "</" + name + ">\n";
}

/// One text, for every language: two would be shown glued together by some viewers.
std::string alternative(const std::string& name, const std::string& text) {
  if (text.empty()) return "";
  return "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escape_xml(text) +
         "</rdf:li></rdf:Alt></" + name + ">\n";
}

std::string sequence(const std::string& name, const std::string& kind, const std::string& text) {
  if (text.empty()) return "";
  return "<" + name + "><rdf:" + kind + "><rdf:li>" + escape_xml(text) + "</rdf:li></rdf:" + kind +
         "></" + name + ">\n";
}

std::string property_declaration(const std::string& name, const std::string& type,
                                 const std::string& description) {
  return "<rdf:li rdf:parseType=\"Resource\">" + tag("pdfaProperty:name", name) +
         tag("pdfaProperty:valueType", type) + tag("pdfaProperty:category", "internal") +
         tag("pdfaProperty:description", description) + "</rdf:li>\n";
}

std::string schema(const std::string& title, const std::string& uri, const std::string& prefix,
                   const std::string& properties) {
  return "<rdf:li rdf:parseType=\"Resource\">" + tag("pdfaSchema:schema", title) +
         tag("pdfaSchema:namespaceURI", uri) + tag("pdfaSchema:prefix", prefix) +
         "<pdfaSchema:property><rdf:Seq>\n" + properties +
         "</rdf:Seq></pdfaSchema:property></rdf:li>\n";
}

std::string extension_schemas(const Document& document) {
  std::string out = "<pdfaExtension:schemas><rdf:Bag>\n";
  out +=
      schema("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
             property_declaration("part", "Integer", "Part of PDF/UA that the file conforms to"));
  std::string properties;
  for (const auto& [name, value] : document.properties) {
    properties += property_declaration(name, "Text", "Provenance of the document: " + name);
  }
  if (!properties.empty()) out += schema("Paraphe", "urn:paraphe:xmp:1", "paraphe", properties);
  return out + "</rdf:Bag></pdfaExtension:schemas>\n";
}

void require_xml_name(const std::string& name) {
  const auto letter = [](unsigned char c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z'; };
  const bool sound = !name.empty() && letter(static_cast<unsigned char>(name[0])) &&
                     std::all_of(name.begin(), name.end(), [&](unsigned char c) {
                       return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
                     });
  if (!sound) throw std::runtime_error("not a name for a metadata property: '" + name + "'");
}

/// True when `text` is as long as `shape` and has a digit where `shape` has « 0 ».
bool matches(const std::string& text, const std::string& shape) {
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(), [](char c, char expected) {
           return expected == '0' ? c >= '0' && c <= '9' : c == expected;
         });
}

/// Colours are sRGB: DeviceGray and DeviceRGB mean what the profile says. Source: PDF/A-3, 6.2.3.
std::string add_output_intent(PdfFile& file) {
  const int profile = file.add_lasting_stream("/N 3", srgb_profile());
  return "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
         "/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
         reference(profile) + ">>]";
}

}  // namespace

std::optional<FileDate> file_date(const std::string& date) {
  if (date.empty()) return std::nullopt;
  const std::string day = date.substr(0, 10);
  std::string time = date.size() > 10 ? date.substr(10) : "T00:00:00";
  if (matches(time, "T00:00:00")) time += 'Z';
  const bool utc = matches(time, "T00:00:00Z");
  if (!matches(day, "0000-00-00") ||
      !(utc || matches(time, "T00:00:00+00:00") || matches(time, "T00:00:00-00:00"))) {
    throw std::runtime_error("not a date: '" + date + "'");
  }
  std::string pdf = "D:" + day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2) +
                    time.substr(1, 2) + time.substr(4, 2) + time.substr(7, 2);
  pdf += utc ? "Z" : time.substr(9, 3) + "'" + time.substr(13, 2) + "'";
  return FileDate{pdf, day + time};
}

std::string producer_name() {
  return std::string("Paraphe (libharu ") + HPDF_GetVersion() +
         ", libdeflate " LIBDEFLATE_VERSION_STRING + ", HarfBuzz " + hb_version_string() + ")";
}

std::string xmp_packet(const Document& document, const std::string& producer) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\"\n"
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
      " xmlns:paraphe=\"urn:paraphe:xmp:1\"\n"
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";
  // A file that carries no other is of the part that forbids them: archives ask less of it.
  out += tag("pdfaid:part", document.attachments.empty() ? "2" : "3") +
         tag("pdfaid:conformance", "A") + tag("pdfuaid:part", "1");
  out += alternative("dc:title", document.title) + alternative("dc:description", document.subject);
  out += sequence("dc:creator", "Seq", document.author);
  out += sequence("dc:language", "Bag", document.language);
  if (const auto date = file_date(document.date)) {
    out += tag("xmp:CreateDate", date->xmp) + tag("xmp:ModifyDate", date->xmp) +
           tag("xmp:MetadataDate", date->xmp);
  }
  out += tag("xmp:CreatorTool", creator) + tag("pdf:Producer", producer);
  for (const auto& [name, value] : document.properties) {
    require_xml_name(name);
    out += tag("paraphe:" + name, value);
  }
  out += extension_schemas(document);
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

std::string add_metadata(PdfFile& file, const Document& document) {
  const int metadata =
      file.add_plain_stream("/Type/Metadata/Subtype/XML", xmp_packet(document, producer_name()));
  return "/Metadata " + reference(metadata) + "/Lang" + pdf_text(document.language) +
         "/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>" +
         add_output_intent(file);
}

int add_information(PdfFile& file, const Document& document) {
  std::string out = "<</Creator" + pdf_text(creator) + "/Producer" + pdf_text(producer_name());
  const auto add = [&out](const char* key, const std::string& text) {
    if (!text.empty()) out += key + pdf_text(text);
  };
  add("/Title", document.title);
  add("/Subject", document.subject);
  add("/Author", document.author);
  if (const auto date = file_date(document.date)) {
    out += "/CreationDate" + pdf_literal(date->pdf) + "/ModDate" + pdf_literal(date->pdf);
  }
  return file.add(out + ">>");
}

}  // namespace paraphe
