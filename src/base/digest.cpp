// SPDX-License-Identifier: EUPL-1.2
// The functions of this one digest, linked statically: EVP would bring the whole of OpenSSL, and
// the program is started anew for each check.
#define OPENSSL_API_COMPAT 0x10100000L
#include "base/digest.h"

#include <openssl/sha.h>

namespace paraphe {

Digest sha256(std::string_view bytes) {
  Digest sum{};
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(sum.data(), &state);
  return sum;
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

}  // namespace paraphe
