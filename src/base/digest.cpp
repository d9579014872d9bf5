// SPDX-License-Identifier: EUPL-1.2
// The functions of this one digest, linked statically: EVP would bring the whole of OpenSSL, and
// the program is started anew for each check.
#define OPENSSL_API_COMPAT 0x10100000L
#include "base/digest.h"

#include <openssl/sha.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace paraphe {

Digest sha256(std::string_view bytes) {
  Digest sum{};
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(sum.data(), &state);
  return sum;
}

Digest sha256_of_file(const std::string& path) {
  constexpr auto close = [](std::FILE* file) { std::fclose(file); };
  const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rbe"));
  if (!file) throw std::system_error(errno, std::generic_category(), path);
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  std::array<char, 32768> part{};
  SHA256_CTX state;
  SHA256_Init(&state);
  while (const std::size_t got = std::fread(part.data(), 1, part.size(), file.get()))
    SHA256_Update(&state, part.data(), got);
  if (std::ferror(file.get()) != 0) throw std::system_error(errno, std::generic_category(), path);
  Digest sum{};
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
