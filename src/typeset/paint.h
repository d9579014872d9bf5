// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

#include "typeset/galley.h"
#include "typeset/page.h"

namespace paraphe::setting {

/// Where a block begins on the pages.
struct Target {
  int page = 0;  ///< from 0
  double y = 0;  ///< the top of it
};
using Targets = std::map<std::string, Target>;

/// Puts one line of a paragraph on a page: `x` is the left edge of the paragraph's column,
/// `baseline` in page coordinates. `artifact`: the mark it gets instead of the structure nodes of
/// its segments.
void paint_line(const Paragraph& paragraph, const SetLine& line, double x, double baseline,
                const Targets& targets, const Mark* artifact, Page& page);

/// Puts slabs of a galley on a page.
class Painter {
 public:
  Painter(const Document& document, const Galley& galley, const Targets& targets)
      : document_(document), galley_(galley), targets_(targets) {}

  /// `left`: of the galley; `top`: of the slab, in page coordinates.
  void slab(const Slab& slab, double left, double top, const Mark* artifact, Page& page) const;
  /// A column from its top downwards.
  void column(const Column& column, double left, double top, const Mark* artifact,
              Page& page) const;
  /// The head of the table that the row of `slab` belongs to, or a rule where it has none; above
  /// signature boxes what they continue; gives its height.
  double repeated_head(const Slab& slab, double left, double top, Page& page) const;
  /// The rule that closes a page where a row is divided; `bottom`: where it stands.
  void close_row(const Slab& slab, double left, double bottom, Page& page) const;

 private:
  void line(const Slab& slab, double left, double top, const Mark* artifact, Page& page) const;
  void rule(const Paragraph& paragraph, double thickness, double x, double y, Page& page) const;
  void top_rule(const TableRow& row, double left, double top, Page& page) const;
  void row(const TableRow& row, double left, double top, const Mark* artifact, Page& page) const;
  void tag(const Paragraph& tag, const Box& box, double shift, Page& page) const;
  void images(const ImageRow& row, double left, double top, Page& page) const;
  void panel(const SetPanel& panel, Page& page) const;
  void signatures(const SignatureRow& row, double left, double top, Page& page) const;

  const Document& document_;
  const Galley& galley_;
  const Targets& targets_;
};

}  // namespace paraphe::setting
