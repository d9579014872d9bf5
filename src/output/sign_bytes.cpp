// SPDX-License-Identifier: EUPL-1.2
#include "output/sign_bytes.h"

#include <algorithm>
#include <stdexcept>

namespace paraphe {
namespace {

constexpr unsigned first_lead = 0x80, first_long_lead = 0xE0, seven_bits = 0x7F;
constexpr std::uint32_t most_signs = (0x100U - first_long_lead) << 14U;

char byte(std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); }

}  // namespace

void append_long_sign(std::string& content, std::uint32_t sign) {
  if (sign >= most_signs) throw std::runtime_error("the pages show too many different signs");
  content += byte(first_long_lead + (sign >> 14U));
  content += byte(first_lead + ((sign >> 7U) & seven_bits));
  content += byte(first_lead + (sign & seven_bits));
}

SignCoder::Code SignCoder::code_of(std::string_view bytes) {
  Code code;
  std::copy(bytes.begin(), bytes.end(), code.bytes.begin());
  code.length = static_cast<std::uint8_t>(bytes.size());
  return code;
}

SignCoder::SignCoder(const Pages& pages, const std::vector<Codes>& codes)
    : codes_(pages.signs.size()) {
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    const Sign& sign = pages.signs[i];
    const Codes& face = codes.at(static_cast<std::size_t>(sign.face));
    if (!face.counts(sign.id, sign.text)) continue;
    std::string code;
    Codes::append_code(code, face.cid(sign.id, sign.text));
    codes_[i] = code_of(code);
  }
  for (std::size_t i = 0; i < first_lead; ++i) {
    const char plain = static_cast<char>(i);
    bytes_[i] = code_of({&plain, 1});
  }
  for (std::size_t i = first_lead; i < bytes_.size() && i - first_lead < codes_.size(); ++i)
    bytes_[i] = codes_[i - first_lead];
}

/// Each code is written whole, four bytes, and the next one over what of them it does not have:
/// there are as many as there are letters in the document.
std::string SignCoder::coded(std::string_view content) const {
  std::string out(content.size() * most_bytes, '\0');
  char* end = out.data();
  for (std::size_t at = 0; at < content.size();) {
    const auto read = [&] { return static_cast<unsigned char>(content[at++]); };
    const unsigned lead = read();
    const Code* code = nullptr;
    if (lead < first_long_lead) {
      code = &bytes_[lead];
    } else {
      std::uint32_t sign = (lead - first_long_lead) << 14U;
      sign |= (read() & seven_bits) << 7U;
      sign |= read() & seven_bits;
      code = &codes_[sign];
    }
    std::copy_n(code->bytes.begin(), most_bytes, end);
    end += code->length;
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

}  // namespace paraphe
