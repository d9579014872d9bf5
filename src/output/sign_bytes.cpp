// SPDX-License-Identifier: EUPL-1.2
#include "output/sign_bytes.h"

#include <stdexcept>

namespace paraphe {
namespace {

constexpr unsigned first_lead = 0x80, first_long_lead = 0xE0, seven_bits = 0x7F;
constexpr std::uint32_t short_signs = first_long_lead - first_lead;
constexpr std::uint32_t most_signs = (0x100U - first_long_lead) << 14U;

char byte(std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); }

}  // namespace

void append_sign(std::string& content, std::uint32_t sign) {
  if (sign < short_signs) {
    content += byte(first_lead + sign);
    return;
  }
  if (sign >= most_signs) throw std::runtime_error("the pages show too many different signs");
  content += byte(first_long_lead + (sign >> 14U));
  content += byte(first_lead + ((sign >> 7U) & seven_bits));
  content += byte(first_lead + (sign & seven_bits));
}

SignCoder::SignCoder(const Pages& pages, const std::vector<Codes>& codes)
    : codes_(pages.signs.size()) {
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    const Sign& sign = pages.signs[i];
    const Codes& face = codes.at(static_cast<std::size_t>(sign.face));
    if (face.counts(sign.id, sign.text))
      Codes::append_code(codes_[i], face.cid(sign.id, sign.text));
  }
}

std::string SignCoder::coded(std::string_view content) const {
  std::string out;
  out.reserve(content.size() + content.size() / 8);
  for (std::size_t at = 0; at < content.size();) {
    const auto read = [&] { return static_cast<unsigned char>(content[at++]); };
    const unsigned lead = read();
    if (lead < first_lead) {
      out += static_cast<char>(lead);
      continue;
    }
    std::uint32_t sign = lead - first_lead;
    if (lead >= first_long_lead) {
      sign = (lead - first_long_lead) << 14U;
      sign |= (read() & seven_bits) << 7U;
      sign |= read() & seven_bits;
    }
    out += codes_[sign];
  }
  return out;
}

}  // namespace paraphe
