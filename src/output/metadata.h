// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <qpdf/QPDF.hh>
#include <string>

#include "compose/document.h"

namespace paraphe {

/// An ISO 8601 date, or date and time (« 2026-12-01 », « 2026-12-01T09:30:00+01:00 »), in the two
/// notations of a PDF.
struct FileDate {
  std::string pdf;  ///< `D:20261201093000+01'00'`
  std::string xmp;  ///< `2026-12-01T09:30:00+01:00`
};

/// Reads `date`; a date alone is its midnight, a time without zone is UTC. Nothing for an empty
/// text. Errors: throws std::runtime_error for any other text.
std::optional<FileDate> file_date(const std::string& date);

/// The XMP packet: PDF/A-3a, PDF/UA-1, Dublin Core, and `Document::properties` in
/// `urn:paraphe:xmp:1`, with the extension schemas that PDF/A asks for. Source: XMP part 1;
/// PDF/A-3, 6.6.2; PDF/UA-1, 5. Errors: throws std::runtime_error for a property whose name is not
/// an XML name of letters, digits, « _ » and « - ».
std::string xmp_packet(const Document& document, const std::string& producer);

/// Describes the file: XMP, the same in the information dictionary, language, title in the window,
/// colour profile.
void add_metadata(QPDF& pdf, const Document& document);

}  // namespace paraphe
