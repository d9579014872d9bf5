// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "compose/document.h"
#include "output/file.h"

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

/// Who wrote the file: the libraries and their versions.
std::string producer_name();

/// The XMP packet: PDF/A-3a (PDF/A-2a without attachments), PDF/UA-1, Dublin Core, and
/// `Document::properties` in `urn:paraphe:xmp:1`, with the extension schemas that PDF/A asks for.
/// Source: XMP part 1; PDF/A-3, 6.6.2; PDF/UA-1, 5. Errors: throws std::runtime_error for a
/// property whose name is not an XML name of letters, digits, « _ » and « - ».
std::string xmp_packet(const Document& document, const std::string& producer);

/// Writes the description of the file (XMP, language, title in the window, page labels, colour
/// profile) and returns the entries it adds to the catalog.
std::string add_metadata(PdfFile& file, const Document& document);

/// Writes the information dictionary, which repeats the XMP, and returns it.
int add_information(PdfFile& file, const Document& document);

}  // namespace paraphe
