// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <qpdf/QPDF.hh>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/examination.h"

namespace paraphe {

/// Opens `bytes`, which must outlive it, without a word on standard error. `mend`: a damaged table
/// of objects is made again from what is found. Errors: throws QPDFExc.
std::unique_ptr<QPDF> open_pdf(std::string_view bytes, bool mend);

/// What a stream holds, decoded. Nothing when it is damaged or holds more than `most` bytes.
std::optional<std::string> stream_content(QPDFObjectHandle stream, std::size_t most = 64U << 20U);

/// The pages in their order; a tree that turns in a circle is cut. At most 100 000.
std::vector<QPDFObjectHandle> pages_of(QPDF& pdf);

/// What the page shows: its content streams, one behind the other.
std::optional<std::string> page_content(QPDFObjectHandle page);

/// The words of a page, to be quoted.
std::string page_words(QPDFObjectHandle page);

/// The files that the whole document carries, in the order of /AF, then those of the name tree.
Carried read_carried(QPDF& pdf);

/// The tasks; see PdfQuestion.
std::vector<Difference> compare_files(QPDF& found, QPDF& expected);
std::vector<Revision> read_revisions(std::string_view pdf, std::size_t printed);

}  // namespace paraphe
