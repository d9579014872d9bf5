// SPDX-License-Identifier: EUPL-1.2
#include "output/page_symbols.h"

#include <qrcodegen/qrcodegen.h>

#include <algorithm>
#include <array>
#include <bit>
#include <stdexcept>

#include "output/number.h"

namespace paraphe {
namespace {

constexpr int quiet_zone = 4;        // modules on each side. Source: ISO/IEC 18004:2015, 9.1
constexpr int largest_version = 11;  // 61 modules: a row is held in 64 bits
constexpr int decimals = 4;          // of the length of a module, which 61 modules multiply

/// A symbol as the library gives it.
class Symbol {
 public:
  Symbol(const std::string& content, int least, int most, qrcodegen_Mask mask) {
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_FOR_VERSION(largest_version)> scratch{}, held{};
    const std::size_t needed =
        qrcodegen_isAlphanumeric(content.c_str())
            ? qrcodegen_calcSegmentBufferSize(qrcodegen_Mode_ALPHANUMERIC, content.size())
            : SIZE_MAX;
    if (needed > held.size()) fail();
    const qrcodegen_Segment segment = qrcodegen_makeAlphanumeric(content.c_str(), held.data());
    if (!qrcodegen_encodeSegmentsAdvanced(&segment, 1, qrcodegen_Ecc_MEDIUM, least, most, mask,
                                          false, scratch.data(), modules_.data()))
      fail();
  }

  int width() const { return qrcodegen_getSize(modules_.data()); }
  bool dark(int x, int y) const { return qrcodegen_getModule(modules_.data(), x, y); }
  int version() const { return (width() - 17) / 4; }

  /// Three bits of the format information beside the finder at the lower left, which says it under
  /// a mask of its own. Source: ISO/IEC 18004:2015, 7.9.1.
  qrcodegen_Mask mask() const {
    const int foot = width() - 1;
    const int bits =
        (dark(8, foot - 2) ? 4 : 0) | (dark(8, foot - 3) ? 2 : 0) | (dark(8, foot - 4) ? 1 : 0);
    return static_cast<qrcodegen_Mask>(bits ^ 5);
  }

 private:
  [[noreturn]] static void fail() { throw std::runtime_error("a code cannot hold its content"); }

  std::array<std::uint8_t, qrcodegen_BUFFER_LEN_FOR_VERSION(largest_version)> modules_{};
};

using Row = std::uint64_t;

/// The run of ones in `row` that bit `x`, a one, belongs to.
Row run_around(Row row, int x) {
  const int after = std::countr_one(row >> static_cast<unsigned>(x));
  const int before = std::countl_one(row << static_cast<unsigned>(63 - x)) - 1;
  const Row ones = (Row{1} << static_cast<unsigned>(after + before)) - 1;
  return ones << static_cast<unsigned>(x - before);
}

/// A rectangle of modules: columns as bits, rows from `top` to before `end`.
struct Patch {
  Row columns = 0;
  std::size_t top = 0, end = 0;

  int gain(const std::vector<Row>& wanted) const {
    int count = 0;
    for (std::size_t y = top; y < end; ++y) count += std::popcount(wanted[y] & columns);
    return count;
  }
};

/// As long as `dark` allows around one module, then as high.
Patch along(std::span<const Row> dark, int x, std::size_t y) {
  Patch patch{run_around(dark[y], x), y, y + 1};
  while (patch.top > 0 && (dark[patch.top - 1] & patch.columns) == patch.columns) --patch.top;
  while (patch.end < dark.size() && (dark[patch.end] & patch.columns) == patch.columns) ++patch.end;
  return patch;
}

/// As high as `dark` allows, then as long.
Patch across(std::span<const Row> dark, int x, std::size_t y) {
  const Row bit = Row{1} << static_cast<unsigned>(x);
  Patch patch{~Row{0}, y, y + 1};
  while (patch.top > 0 && (dark[patch.top - 1] & bit) != 0) --patch.top;
  while (patch.end < dark.size() && (dark[patch.end] & bit) != 0) ++patch.end;
  for (std::size_t i = patch.top; i < patch.end; ++i) patch.columns &= dark[i];
  patch.columns = run_around(patch.columns, x);
  return patch;
}

/// Rectangles that cover all of `wanted` and nothing outside `dark`, filled as one path.
void cover(std::span<const Row> dark, std::vector<Row> wanted, std::string& out) {
  const std::size_t width = dark.size();
  bool any = false;
  for (std::size_t y = 0; y < width; ++y) {
    while (wanted[y] != 0) {
      const int x = std::countr_zero(wanted[y]);
      const Patch one = along(dark, x, y), other = across(dark, x, y);
      const Patch& patch = one.gain(wanted) >= other.gain(wanted) ? one : other;
      for (std::size_t i = patch.top; i < patch.end; ++i) wanted[i] &= ~patch.columns;
      append_fixed(out, std::countr_zero(patch.columns), 0);
      out += ' ';
      append_fixed(out, static_cast<std::int64_t>(width - patch.end), 0);
      out += ' ';
      append_fixed(out, std::popcount(patch.columns), 0);
      out += ' ';
      append_fixed(out, static_cast<std::int64_t>(patch.end - patch.top), 0);
      out += " re\n";
      any = true;
    }
  }
  if (any) out += "f\n";
}

}  // namespace

PageSymbols::PageSymbols(const std::vector<std::string>& contents) {
  if (contents.empty()) return;
  const std::string& longest =
      *std::max_element(contents.begin(), contents.end(),
                        [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const Symbol model(longest, 1, largest_version, qrcodegen_Mask_AUTO);
  const qrcodegen_Mask mask = model.mask();
  width_ = model.width();
  const auto width = static_cast<std::size_t>(width_);
  rows_.resize(contents.size() * width);
  common_.assign(width, ~Row{0});
  auto row = rows_.begin();
  for (const std::string& content : contents) {
    const bool is_model = &content == &longest;
    const Symbol symbol =
        is_model ? model : Symbol(content, model.version(), model.version(), mask);
    for (std::size_t y = 0; y < width; ++y, ++row) {
      for (int x = 0; x < width_; ++x)
        *row |= Row{symbol.dark(x, static_cast<int>(y))} << static_cast<unsigned>(x);
      common_[y] &= *row;
    }
  }
}

std::span<const PageSymbols::Row> PageSymbols::rows(std::size_t page) const {
  const auto width = static_cast<std::size_t>(width_);
  return std::span(rows_).subspan(page * width, width);
}

double PageSymbols::module_size(const Box& square) const {
  return (square.x1 - square.x0) / (width_ + 2 * quiet_zone);
}

Box PageSymbols::form_box() const {
  const double end = width_ + quiet_zone;
  return {-quiet_zone, -quiet_zone, end, end};
}

std::string PageSymbols::form() const {
  const std::string side = std::to_string(width_ + 2 * quiet_zone);
  const std::string corner = std::to_string(-quiet_zone);
  std::string out = "1 g " + corner + ' ' + corner + ' ' + side + ' ' + side + " re f 0 g\n";
  cover(common_, common_, out);
  return out;
}

std::string PageSymbols::operators(std::size_t page, const Box& square) const {
  if (empty()) return {};
  std::string size;
  append_number(size, module_size(square), decimals);
  std::string out =
      "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nq " + size + " 0 0 " + size + ' ';
  append_number(out, square.x0, decimals);
  out += ' ';
  append_number(out, square.y0, decimals);
  out += " cm/Q Do 0 g\n";
  const std::span<const Row> dark = rows(page);
  std::vector<Row> wanted(dark.begin(), dark.end());
  for (std::size_t y = 0; y < wanted.size(); ++y) wanted[y] &= ~common_[y];
  cover(dark, std::move(wanted), out);
  return out + "Q\nEMC\n";
}

}  // namespace paraphe
