// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/metrics.h"

namespace paraphe::setting {

/// The fonts of a document, opened when first asked for, shaped by HarfBuzz: French, Latin script,
/// kerning on, ligatures off (they garble extraction and search), small capitals by `smcp`.
class Fonts : public Metrics {
 public:
  Fonts();
  ~Fonts() override;

  int face(const std::string& path) override;
  const std::vector<Face>& faces() const override { return faces_; }
  void shape(int face, bool small_caps, std::string_view text,
             std::vector<ShapedGlyph>& glyphs) override;

 private:
  struct Font;
  struct Buffer;
  std::vector<Face> faces_;
  std::vector<std::unique_ptr<Font>> fonts_;
  std::unique_ptr<Buffer> buffer_;
};

}  // namespace paraphe::setting
