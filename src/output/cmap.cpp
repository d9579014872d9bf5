// SPDX-License-Identifier: EUPL-1.2
#include "output/cmap.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "output/objects.h"

namespace paraphe {
namespace {

constexpr std::size_t block_limit =
    100;  // entries between « begin » and « end », Technical Note 5014

std::string hex_code(unsigned code, int digits) {
  std::string out = "<";
  append_hex(out, code, digits);
  return out + ">";
}

std::string code_of(unsigned cid) { return hex_code(cid, cid < 256 ? 2 : 4); }

std::string opening(std::string_view name, std::string_view ordering, int type) {
  std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n";
  out += "/CIDSystemInfo <</Registry (Adobe) /Ordering (";
  out += ordering;
  out += ") /Supplement 0>> def\n/CMapName /";
  out += name;
  out += " def\n/CMapType " + std::to_string(type) + " def\n";
  return out;
}

std::string code_space(const Codes& codes) {
  const unsigned leads = codes.lead_bytes();
  std::string out = leads == 0 ? "1" : "2";
  out += " begincodespacerange\n" + hex_code(leads == 0 ? 0 : leads + 1, 2) + " <FF>\n";
  if (leads > 0) out += "<0100> " + hex_code((leads << 8U) | 0xFFU, 4) + "\n";
  return out + "endcodespacerange\n";
}

void append_blocks(std::string& out, const std::vector<std::string>& lines,
                   const std::string& kind) {
  for (std::size_t begin = 0; begin < lines.size(); begin += block_limit) {
    const std::size_t end = std::min(lines.size(), begin + block_limit);
    out += std::to_string(end - begin) + " begin" + kind + "\n";
    for (std::size_t i = begin; i < end; ++i) out += lines[i];
    out += "end" + kind + "\n";
  }
}

constexpr char closing[] = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

}  // namespace

std::string code_map(const Codes& codes) {
  const unsigned leads = codes.lead_bytes();
  const unsigned first = leads == 0 ? 0 : leads + 1;
  std::vector<std::string> ranges{hex_code(first, 2) + " <FF> " + std::to_string(first) + "\n"};
  for (unsigned lead = 1; lead <= leads; ++lead) {
    ranges.push_back(hex_code(lead << 8U, 4) + " " + hex_code((lead << 8U) | 0xFFU, 4) + " " +
                     std::to_string(lead << 8U) + "\n");
  }
  std::string out = opening(code_map_name, "Identity", 1) + "/WMode 0 def\n" + code_space(codes);
  append_blocks(out, ranges, "cidrange");
  return out + closing;
}

std::string unicode_map(const Codes& codes) {
  std::vector<std::string> lines;
  for (const Codes::Entry& entry : codes.entries()) {
    lines.push_back(code_of(entry.cid) + " <" + utf16_hex(entry.text) + ">\n");
  }
  std::string out = opening("Adobe-Identity-UCS", "UCS", 2) + code_space(codes);
  append_blocks(out, lines, "bfchar");
  return out + closing;
}

}  // namespace paraphe
