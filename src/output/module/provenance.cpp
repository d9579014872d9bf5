// SPDX-License-Identifier: EUPL-1.2
#include "output/module/provenance.h"

#include <hb.h>
#include <hpdf.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace paraphe {
namespace {

using Digest = std::array<unsigned char, 32>;

Digest sha256(const std::string& bytes) {
  Digest digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256: OpenSSL failed");
  }
  return digest;
}

std::string hexadecimal(const Digest& digest) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

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
  document.fingerprint = short_form(sha256(source + "\n" + form + "\n" + program));
  document.properties["program"] = program;
  document.properties["sourceDigest"] = "sha256:" + source;
  document.properties["template"] = provenance.template_name;
  document.properties["templateDigest"] = "sha256:" + form;
  document.properties["libraries"] =
      std::string("libharu ") + HPDF_VERSION_TEXT + ", HarfBuzz " + hb_version_string();
}

}  // namespace paraphe
