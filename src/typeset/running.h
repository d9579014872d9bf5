// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "typeset/galley.h"
#include "typeset/page.h"

namespace paraphe::setting {

/// What stands on every page beside the text: watermarks, header, footer, foot band. All of it
/// artifacts. `turned`: for pages that lie on their side.
class RunningMatter {
 public:
  RunningMatter(const Document& document, ParagraphSetter& setter, bool turned);

  /// The watermarks, one under the other across the middle of the page; to be painted first.
  void watermarks(Page& page) const;
  /// Header and footer of page `number` (from 1) of `count`; `left`: of the text. The footer stands
  /// to the right of the QR code.
  void strips(double left, int number, int count, Page& page);
  /// The foot band: the square of the code and, where the layout keeps a height for them, the
  /// fingerprint and one box a signatory when `paraphes`.
  void band(double left, bool paraphes, Page& page);

 private:
  Paragraph single_line(const std::string& text, const ParagraphStyle& style);
  void text(const std::string& text, const ParagraphStyle& style, Align align, double left,
            double right, double baseline, const Mark& mark, Page& page);
  void strip(const Strip& strip, double left, double baseline, int number, int count,
             const Mark& mark, Page& page);
  double logos(const Strip& strip, const ParagraphStyle& style, double left, double baseline,
               const Mark& mark, Page& page);
  /// As wide as `text` is on one line. Pages say mostly the same: what was measured is kept.
  double width_of(const std::string& text, const ParagraphStyle& style);
  double after_qr(double left) const;
  double angle_of(const Watermark& mark) const;
  /// `text`, or as many of its words as `room` holds and « … ».
  std::string cut(const std::string& text, const ParagraphStyle& style, double room);
  std::string cut_anew(std::string text, const ParagraphStyle& style, double room);
  void drop_far_words(std::string& text, const ParagraphStyle& style, double room);
  void prepare_watermarks();

  const Document& document_;
  ParagraphSetter& setter_;
  bool turned_;
  Sheet sheet_;
  double width_ = 0;      ///< of the text
  ParagraphStyle small_;  ///< of the foot band
  std::vector<TextItem> watermarks_;
  std::unordered_map<std::string, double> widths_;
  std::unordered_map<std::string, std::string> cuts_;
  Block nothing_;
};

}  // namespace paraphe::setting
