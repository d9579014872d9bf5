// SPDX-License-Identifier: EUPL-1.2
#include "output/attachments.h"

#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>

#include "output/metadata.h"
#include "output/objects.h"

namespace paraphe {

void add_attachments(QPDF& pdf, const Document& document) {
  if (document.attachments.empty()) return;
  const auto date = file_date(document.date);
  QPDFEmbeddedFileDocumentHelper files(pdf);
  Elements associated;
  for (const Attachment& attachment : document.attachments) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, attachment.bytes);
    stream.setSubtype(attachment.mime);
    if (date) stream.setCreationDate(date->pdf).setModDate(date->pdf);
    auto file = QPDFFileSpecObjectHelper::createFileSpec(pdf, attachment.name, stream);
    if (!attachment.description.empty()) file.setDescription(attachment.description);
    file.getObjectHandle().replaceKey("/AFRelationship", pdf_name(attachment.relationship));
    files.replaceEmbeddedFile(attachment.name, file);
    associated.push_back(file.getObjectHandle());
  }
  pdf.getRoot().replaceKey("/AF", pdf_array(associated));
}

}  // namespace paraphe
