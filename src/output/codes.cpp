// SPDX-License-Identifier: EUPL-1.2
#include "output/codes.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace paraphe {
namespace {

/// The bytes that need no escape in a literal string and begin no code of two; code 0 is left to
/// .notdef.
std::vector<std::uint16_t> one_byte_codes(unsigned lead_bytes) {
  std::vector<std::uint16_t> codes;
  for (unsigned code = lead_bytes + 1; code < 256; ++code) {
    if (code != ' ' && code != '(' && code != ')' && code != '\\' && code != '\r') {
      codes.push_back(static_cast<std::uint16_t>(code));
    }
  }
  return codes;
}

void append_byte(std::string& out, unsigned byte) {
  if (byte == '\r') {  // a bare one would be read as a line feed
    out += "\\r";
    return;
  }
  if (byte == '(' || byte == ')' || byte == '\\') out += '\\';
  out += static_cast<char>(byte);
}

}  // namespace

void Codes::count(std::uint16_t glyph, std::string_view text, std::size_t uses) {
  std::size_t entry = find(glyph, text);
  if (entry == none) {
    if (glyph >= heads_.size()) heads_.resize(glyph + 1U, none);
    entry = entries_.size();
    entries_.push_back({glyph, std::string(text), 0, 0, heads_[glyph]});
    heads_[glyph] = entry;
  }
  entries_[entry].uses += uses;
}

void Codes::allocate() {
  std::optional<std::uint16_t> space;
  for (const Entry& entry : entries_)
    if (entry.text == " ") space = std::min(entry.glyph, space.value_or(entry.glyph));
  allocate(space);
}

void Codes::allocate(std::optional<std::uint16_t> space) {
  const auto is_plain = [space](const Entry& e) { return e.text == " " && e.glyph == space; };
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    const auto rank = [&](const Entry& e) {
      return is_plain(e) ? static_cast<std::size_t>(-1) : e.uses;
    };
    return std::make_tuple(rank(b), a.glyph, std::string_view(a.text)) <
           std::make_tuple(rank(a), b.glyph, std::string_view(b.text));
  });
  std::vector<std::uint16_t> free = one_byte_codes(lead_bytes_);
  while (free.size() + lead_bytes_ * 256U < entries_.size()) {
    if (++lead_bytes_ == ' ')
      throw std::runtime_error("a face shows too many glyphs for its codes");
    free = one_byte_codes(lead_bytes_);
  }
  const bool spaced = !entries_.empty() && is_plain(entries_[0]);
  if (spaced) entries_[0].cid = ' ';
  const std::size_t short_codes = std::min(free.size() + (spaced ? 1U : 0U), entries_.size());
  // Other characters of ASCII keep their own codes too, which makes content streams legible.
  for (std::size_t i = 0; i < short_codes; ++i) {
    if (entries_[i].cid != 0 || entries_[i].text.size() != 1) continue;
    const auto own =
        std::find(free.begin(), free.end(), static_cast<unsigned char>(entries_[i].text[0]));
    if (own == free.end()) continue;
    entries_[i].cid = *own;
    free.erase(own);
  }
  auto next = free.begin();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].cid != 0) continue;
    entries_[i].cid =
        i < short_codes ? *next++ : static_cast<std::uint16_t>(256 + (i - short_codes));
  }
  index();
}

/// Sorts by CID and rebuilds the way from a glyph to its entries.
void Codes::index() {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.cid < b.cid; });
  std::fill(heads_.begin(), heads_.end(), none);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    entries_[i].next = heads_[entries_[i].glyph];
    heads_[entries_[i].glyph] = i;
  }
}

void Codes::append_code(std::string& out, std::uint16_t cid) {
  if (cid >= 256) append_byte(out, cid >> 8U);
  append_byte(out, cid & 0xFFU);
}

std::vector<std::optional<std::uint16_t>> plain_spaces(const std::vector<Sign>& signs) {
  std::vector<std::optional<std::uint16_t>> spaces;
  for (const Sign& sign : signs) {
    const auto face = static_cast<std::size_t>(sign.face);
    if (face >= spaces.size()) spaces.resize(face + 1);
    if (sign.text == " " && !spaces[face]) spaces[face] = sign.id;
  }
  return spaces;
}

void count_signs(const Page& page, std::vector<std::size_t>& uses) {
  for (const Item& item : page.items) {
    const auto* text = std::get_if<TextItem>(&item);
    if (text == nullptr) continue;
    for (const Glyph& glyph : text->glyphs) ++uses[glyph.sign];
  }
}

std::vector<Codes> allocate_codes(const Pages& pages, const std::vector<std::size_t>& uses) {
  std::vector<Codes> codes(pages.faces.size());
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses[i] == 0) continue;
    const Sign& sign = pages.signs[i];
    const auto face = static_cast<std::size_t>(sign.face);
    if (sign.id == 0) {
      throw std::runtime_error("the face " + pages.faces.at(face).name + " has no glyph for '" +
                               sign.text + "'");
    }
    codes.at(face).count(sign.id, sign.text, uses[i]);
  }
  std::vector<std::optional<std::uint16_t>> spaces = plain_spaces(pages.signs);
  spaces.resize(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i].allocate(spaces[i]);
  return codes;
}

std::vector<Codes> allocate_codes(const Pages& pages) {
  std::vector<std::size_t> uses(pages.signs.size());
  for (const Page& page : pages.pages) count_signs(page, uses);
  return allocate_codes(pages, uses);
}

}  // namespace paraphe
