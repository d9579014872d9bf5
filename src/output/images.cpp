// SPDX-License-Identifier: EUPL-1.2
#include "output/images.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/draft.h"
#include "base/english.h"
#include "base/numerals.h"
#include "output/png.h"

namespace paraphe {
namespace {

Text figures(std::size_t number) {
  const auto value = static_cast<std::int64_t>(number);
  return {number_figures(value), english_number(value)};
}

/// The name of the file where the draft writes it.
Place place_of(const Image& image, const Draft& draft) {
  const std::size_t at = draft.bytes().find(image.file, image.source.begin);
  if (image.source.begin == Source::npos || at == std::string::npos) return draft.place();
  return draft.place(Span{at, at + image.file.size()});
}

class ImageReader {
 public:
  ImageReader(const Draft& draft, const ImageLimits& limits, Diagnostics& diagnostics)
      : draft_(draft), limits_(limits), diagnostics_(diagnostics) {}

  bool read(Image& image) {
    if (!image.bytes.empty()) {
      if (image.bytes.size() > limits_.bytes) return too_large(image, image.bytes.size());
      return judge(image, read_png(image.bytes, limits_.pixels, image));
    }
    const std::filesystem::path path =
        std::filesystem::path(draft_.name()).parent_path() / image.file;
    std::error_code unknown;
    const auto status = std::filesystem::symlink_status(path, unknown);
    if (status.type() != std::filesystem::file_type::regular) return missing(image, status.type());
    const std::uintmax_t size = std::filesystem::file_size(path, unknown);
    if (!unknown && size > limits_.bytes) return too_large(image, static_cast<std::size_t>(size));
    Limits most;
    most.bytes = limits_.bytes;
    try {
      image.bytes = read_bytes(path.string(), most);
    } catch (const std::system_error& error) {
      return unreadable(image, error.code().value());
    }
    return judge(image, read_png(image.bytes, limits_.pixels, image));
  }

 private:
  bool missing(const Image& image, std::filesystem::file_type type) {
    if (type == std::filesystem::file_type::not_found) {
      return refuse(
          "IMG-01", image, {"n’est pas à côté du projet", "is not beside the draft"},
          {"poser ce fichier dans le dossier du projet, ou retirer l’attribut «\u00A0logo\u00A0»",
           "put this file into the folder of the draft, or remove the attribute 'logo'"});
    }
    return refuse("IMG-01", image, {"n’est pas un fichier ordinaire", "is not an ordinary file"},
                  {"poser à côté du projet une copie de l’image, et non un lien ou un dossier",
                   "put a copy of the image beside the draft, neither a link nor a folder"});
  }

  bool unreadable(const Image& image, int error) {
    if (error == EBUSY || error == EFBIG) {  // it grew since its size was asked
      return refuse("IMG-01", image, {"change pendant qu’elle est lue", "changes while it is read"},
                    {"attendre qu’elle soit enregistrée, puis recommencer",
                     "wait until it is saved, then try again"});
    }
    return refuse("IMG-01", image, {"ne peut pas être lue", "cannot be read"},
                  {"donner le droit de lire ce fichier", "allow this file to be read"});
  }

  bool too_large(const Image& image, std::size_t size) {
    const Text found = figures(size), most = figures(limits_.bytes);
    return refuse("IMG-03", image,
                  {"est trop lourde\u00A0: " + found.fr + " octets, pour " + most.fr + " au plus",
                   "is too large: " + found.en + " bytes, " + most.en + " at most"},
                  {"l’enregistrer avec moins de pixels ou de couleurs",
                   "save it with fewer pixels or colours"});
  }

  bool judge(const Image& image, ImageState state) {
    switch (state) {
      case ImageState::read:
        return true;
      case ImageState::not_png:
        return refuse("IMG-02", image, {"n’est pas une image PNG", "is not a PNG image"},
                      {"l’enregistrer au format PNG", "save it as PNG"});
      case ImageState::damaged:
        break;
      case ImageState::too_many_pixels: {
        const Text width = figures(static_cast<std::size_t>(image.width));
        const Text height = figures(static_cast<std::size_t>(image.height));
        const Text most = figures(limits_.pixels);
        return refuse(
            "IMG-03", image,
            {"est trop grande\u00A0: " + width.fr + " × " + height.fr + " pixels, pour " + most.fr +
                 " au plus",
             "is too large: " + width.en + " × " + height.en + " pixels, " + most.en + " at most"},
            {"en réduire la taille", "make it smaller"});
      }
    }
    return refuse("IMG-02", image, {"est abîmée ou incomplète", "is damaged or incomplete"},
                  {"l’enregistrer à nouveau depuis l’original", "save it again from the original"});
  }

  bool refuse(const char* id, const Image& image, const Text& why, Text remedy) {
    Diagnostic diagnostic;
    diagnostic.id = id;
    diagnostic.severity = Severity::error;
    diagnostic.place = place_of(image, draft_);
    diagnostic.message = {"l’image «\u00A0" + image.file + "\u00A0» " + why.fr,
                          "the image '" + image.file + "' " + why.en};
    diagnostic.remedy = std::move(remedy);
    diagnostics_.add(std::move(diagnostic));
    return false;
  }

  const Draft& draft_;
  const ImageLimits& limits_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool read_images(Document& document, const Draft& draft, Diagnostics& diagnostics) {
  ImageReader reader(draft, document.image_limits, diagnostics);
  bool all = true;
  for (Image& image : document.images) {
    all = reader.read(image) && all;
    for (Attachment& attachment : document.attachments)
      if (attachment.name == image.file && attachment.bytes.empty()) attachment.bytes = image.bytes;
  }
  return all;
}

}  // namespace paraphe
