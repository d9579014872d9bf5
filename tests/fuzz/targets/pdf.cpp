// SPDX-License-Identifier: EUPL-1.2
#include "fuzz.h"
#include "lifecycle/examination.h"
#include "lifecycle/written_pdf.h"

extern "C" paraphe::ExaminePdf paraphe_examine_pdf;

namespace paraphe::fuzz {
namespace {

/// What one process tells another arrives as it was.
void pass_on(const Examination& examination) {
  const auto bytes = packed(examination);
  require(packed(unpacked(bytes)) == bytes, "an examination is read as it was sent");
}

}  // namespace

void pdf(std::string_view bytes) {
  using Task = PdfQuestion::Task;
  constexpr std::size_t most = 256U << 10U;  // qpdf may take long over more
  if (bytes.size() > most) return;
  pass_on(paraphe_examine_pdf({Task::carried, bytes, {}, 0}));
  pass_on(paraphe_examine_pdf({Task::compare, bytes, bytes, 0}));
  const std::size_t printed = WrittenPdf(bytes).end();
  pass_on(paraphe_examine_pdf({Task::revisions, bytes, {}, printed}));
  pass_on(paraphe_examine_pdf({Task::revisions, bytes, {}, bytes.size() / 2}));
  try {
    unpacked({bytes.begin(), bytes.end()});
  } catch (const std::exception&) {  // as it says
  }
}

}  // namespace paraphe::fuzz
