// SPDX-License-Identifier: EUPL-1.2
// The one door of the module that reads PDF of any origin: qpdf is behind it, and OpenSSL's CMS.
#include <new>
#include <qpdf/QPDFExc.hh>

#include "lifecycle/pdf/reader.h"

namespace paraphe {
namespace {

bool looks_like_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

void answer(const PdfQuestion& question, Examination& examination) {
  if (question.task == PdfQuestion::Task::revisions) {
    examination.revisions = read_revisions(question.pdf, question.printed);
    return;
  }
  const auto pdf = open_pdf(question.pdf, true);
  if (pdf->isEncrypted()) {
    examination.state = Examination::State::encrypted;
    return;
  }
  if (question.task == PdfQuestion::Task::carried) {
    examination.carried = read_carried(*pdf);
  } else {
    const auto expected = open_pdf(question.expected, false);
    examination.differences = compare_files(*pdf, *expected);
  }
}

}  // namespace
}  // namespace paraphe

extern "C" __attribute__((visibility("default"))) paraphe::Examination paraphe_examine_pdf(
    const paraphe::PdfQuestion& question) {
  using State = paraphe::Examination::State;
  paraphe::Examination examination;
  if (!paraphe::looks_like_pdf(question.pdf)) {
    examination.state = State::not_pdf;
    return examination;
  }
  try {
    paraphe::answer(question, examination);
  } catch (const QPDFExc& error) {
    examination.state = error.getErrorCode() == qpdf_e_password ? State::encrypted : State::damaged;
  } catch (const std::bad_alloc&) {
    examination.state = State::exhausted;
  } catch (const std::exception&) {
    examination.state = State::damaged;
  }
  return examination;
}
