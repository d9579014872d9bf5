// SPDX-License-Identifier: EUPL-1.2
#include "output/attachments.h"

#include <map>

#include "output/metadata.h"
#include "output/objects.h"

namespace paraphe {
namespace {

/// Templates and logos are those of many documents.
int add_file(PdfFile& file, const Attachment& attachment, const std::string& dates) {
  const std::string entries = "/Type/EmbeddedFile/Subtype" + pdf_name(attachment.mime) +
                              "/Params<</Size " + std::to_string(attachment.bytes.size()) + dates +
                              ">>";
  const int stream = attachment.relationship == "Source"
                         ? file.add_stream(entries, attachment.bytes)
                         : file.add_lasting_stream(entries, attachment.bytes);
  const std::string description =
      attachment.description.empty() ? "" : "/Desc" + pdf_text(attachment.description);
  return file.add("<</Type/Filespec/F" + pdf_text(attachment.name) + "/UF" +
                  pdf_text(attachment.name) + description + "/AFRelationship" +
                  pdf_name(attachment.relationship) + "/EF<</F " + reference(stream) + "/UF " +
                  reference(stream) + ">>>>");
}

}  // namespace

std::string add_attachments(PdfFile& file, const Document& document) {
  if (document.attachments.empty()) return {};
  std::string dates;
  if (const auto date = file_date(document.date)) {
    dates = "/CreationDate" + pdf_literal(date->pdf) + "/ModDate" + pdf_literal(date->pdf);
  }
  std::map<std::string, std::string> by_name;  // a name tree is sorted
  std::string associated;
  for (const Attachment& attachment : document.attachments) {
    const std::string object = reference(add_file(file, attachment, dates));
    by_name[attachment.name] = object;
    associated += object + ' ';
  }
  std::string names;
  for (const auto& [name, object] : by_name) names += pdf_text(name) + object + ' ';
  return "/Names<</EmbeddedFiles<</Names[" + names + "]>>>>/AF[" + associated + "]";
}

}  // namespace paraphe
