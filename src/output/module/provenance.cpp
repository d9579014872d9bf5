// SPDX-License-Identifier: EUPL-1.2
#include "output/module/provenance.h"

#include <hb.h>
#include <hpdf.h>
#include <libdeflate.h>

#include <map>
#include <mutex>

#include "base/base32.h"
#include "typeset/font_source.h"
#include "typeset/page.h"

namespace paraphe {

Digest stamp(Document& document, const Provenance& provenance) {
  const std::string program = "paraphe " PARAPHE_VERSION;
  const std::string source = hexadecimal(sha256(provenance.source));
  const std::string form = hexadecimal(sha256(provenance.template_bytes));
  std::string pictures;
  for (const Image& image : document.images) pictures += hexadecimal(sha256(image.bytes)) + "\n";
  const std::string rules = provenance.rules_digest.empty() ? "" : provenance.rules_digest + "\n";
  const Digest fingerprint = sha256(source + "\n" + form + "\n" + pictures + rules + program);
  document.fingerprint = short_form(fingerprint);
  document.properties["fingerprint"] = "sha256:" + hexadecimal(fingerprint);
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
  return fingerprint;
}

std::string font_digest(const std::string& path) {
  static std::mutex mutex;
  static std::map<std::string, std::string> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(path);
  if (found != known.end()) return found->second;
  return known.emplace(path, hexadecimal(FontSource::open(path)->digest())).first->second;
}

void stamp_fonts(Document& document, const Pages& pages) {
  std::string& fonts = document.properties["fonts"];
  for (const Face& face : pages.faces) {
    if (!fonts.empty()) fonts += ", ";
    fonts += face.name + " sha256:" + font_digest(face.path);
  }
}

}  // namespace paraphe
