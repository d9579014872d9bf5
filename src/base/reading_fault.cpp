// SPDX-License-Identifier: EUPL-1.2
#include "base/reading_fault.h"

#include <cerrno>

namespace paraphe {

ReadingFault reading_fault(int error, std::size_t most) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {{"ce fichier n’existe pas", "this file does not exist"},
              {"vérifier le nom et le dossier, puis recommencer\u202F; un nom qui contient une "
               "espace se "
               "met entre guillemets",
               "check the name and the folder, then try again; a name that holds a space is put "
               "between quotes"}};
    case EACCES:
    case EPERM:
      return {
          {"vous n’avez pas le droit de lire ce fichier", "you may not read this file"},
          {"demander ce droit à qui tient le fichier, ou copier le fichier dans un dossier à vous",
           "ask its holder for that right, or copy the file into a folder of yours"}};
    case EISDIR:
      return {{"c’est un dossier, pas un fichier", "this is a folder, not a file"},
              {"donner le nom d’un fichier", "give the name of a file"}};
    case ENODEV:  // what callers throw for a pipe, a socket, a device
      return {{"ce n’est pas un fichier ordinaire", "this is no ordinary file"},
              {"mettre à sa place un fichier, ou donner un autre nom",
               "put a file in its place, or give another name"}};
    case EBUSY:
      return {{"ce fichier change pendant qu’il est lu", "this file changes while it is read"},
              {"attendre qu’il soit enregistré, puis recommencer",
               "wait until it is saved, then try again"}};
    case EFBIG: {
      const std::string limit = std::to_string(most >> 20U);
      return {{"ce fichier dépasse " + limit + "\u00A0Mio, le plus qui soit lu",
               "this file is larger than " + limit + " MiB, the most that is read"},
              {"vérifier que c’est bien le fichier voulu, et n’y laisser que du texte",
               "check that this is the file you mean, and leave only text in it"}};
    }
    default:
      return {{"ce fichier ne peut pas être lu (erreur " + std::to_string(error) + ")",
               "this file cannot be read (error " + std::to_string(error) + ")"},
              {"le copier sur un autre disque, puis recommencer",
               "copy it to another disk, then try again"}};
  }
}

}  // namespace paraphe
