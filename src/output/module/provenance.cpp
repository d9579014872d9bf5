// SPDX-License-Identifier: EUPL-1.2
#include "output/module/provenance.h"

#include <hb.h>
#include <hpdf.h>
#include <libdeflate.h>

#include "base/digest.h"
#include "typeset/page.h"

namespace paraphe {
namespace {

std::string short_form(const Digest& digest) {
  constexpr const char* symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string text;
  unsigned bits = 0;
  unsigned held = 0;
  for (std::size_t i = 0; i < 8 && text.size() < 14; ++i) {
    bits = (bits << 8U) | digest[i];
    held += 8;
    while (held >= 5 && text.size() < 14) {
      held -= 5;
      if (text.size() == 4 || text.size() == 9) text += '-';
      text += symbols[(bits >> held) & 31U];
    }
  }
  return text;
}

}  // namespace

void stamp(Document& document, const Provenance& provenance) {
  const std::string program = "paraphe " PARAPHE_VERSION;
  const std::string source = hexadecimal(sha256(provenance.source));
  const std::string form = hexadecimal(sha256(provenance.template_bytes));
  std::string pictures;
  for (const Image& image : document.images) pictures += hexadecimal(sha256(image.bytes)) + "\n";
  document.fingerprint = short_form(sha256(source + "\n" + form + "\n" + pictures + program));
  if (!pictures.empty())
    document.properties["imagesDigest"] = "sha256:" + hexadecimal(sha256(pictures));
  document.properties["program"] = program;
  document.properties["sourceDigest"] = "sha256:" + source;
  document.properties["template"] = provenance.template_name;
  document.properties["templateDigest"] = "sha256:" + form;
  document.properties["libraries"] = std::string("libharu ") + HPDF_GetVersion() + ", HarfBuzz " +
                                     hb_version_string() +
                                     ", libdeflate " LIBDEFLATE_VERSION_STRING;
  document.properties["hyphenationDigest"] = "sha256:" PARAPHE_HYPHENATION_DIGEST;
  if (!provenance.rules_digest.empty())
    document.properties["rulesDigest"] = "sha256:" + provenance.rules_digest;
  if (!provenance.options.empty()) document.properties["options"] = provenance.options;
}

void stamp_fonts(Document& document, const Pages& pages) {
  std::string& fonts = document.properties["fonts"];
  for (const Face& face : pages.faces) {
    if (!fonts.empty()) fonts += ", ";
    fonts += face.name + " sha256:" + hexadecimal(sha256_of_file(face.path));
  }
}

}  // namespace paraphe
