import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  'problem.prompt-missing': 'Di qué te gustaría ver, por ejemplo: un zorro en la nieve, foto de 35 mm.',
  'problem.prompt-too-long':
    'El prompt tiene {length, number} caracteres. Se pueden usar hasta {max, number}.',
  'problem.prompt-long':
    'El prompt es muy largo. A partir de unas 600 palabras, el modelo puede omitir detalles.',
  'problem.model-unknown': 'No existe el modelo “{model}”. Prueba uno de estos: {accepted}.',
  'problem.model-ended':
    'El fabricante de {model} lo desactivó el {date}. {others, select, none {Aquí ningún otro modelo puede hacerlo.} other {Prueba {others}.}}',
  'problem.model-not-here':
    '{model} no se ofrece en esta nube. {others, select, none {Aquí ningún otro modelo puede hacerlo.} other {Prueba {others}.}}',
  'problem.model-ends': 'El fabricante de {model} lo desactivará el {date}.',
  'problem.watermark-not-offered': '{service} no ofrece la marca visible; la imagen no la lleva.',
  'problem.seed-left-out': '{model} no admite semilla, así que se quita.',
  'problem.guidance-left-out': '{model} no admite esa fidelidad, así que se quita.',
  'problem.format-left-out': '{model} no crea {format}, así que se usa {native}.',
  'problem.fast-left-out': '{model} no tiene modo rápido, así que va a su velocidad normal.',
  'problem.size-changed': '{model} no crea imágenes en {asked}, así que se usa {size}.',
  'problem.model-retiring':
    'El fabricante de {model} lo está retirando y puede dejar de funcionar. Si ocurre, elige otro modelo.',
  'problem.count-out-of-range':
    'La cantidad va de 1 a {max}. Para más imágenes que vayan juntas, usa /series.',
  'problem.set-count': 'Una serie tiene de 2 a {max} imágenes.',
  'problem.set-too-many':
    'Entre referencias e imágenes puede haber {max}. Con {references, plural, one {# referencia} other {# referencias}}, pide {room} imágenes como máximo.',
  'problem.set-not-offered':
    '{model} no puede crear series. {others, select, none {Usa /imagine.} other {Prueba el modelo {others}.}}',
  'problem.edit-needs-picture': 'Adjunta la imagen que quieres cambiar y envía /edit de nuevo.',
  'problem.references-not-offered':
    '{model} solo trabaja con texto. {others, select, none {Quita las imágenes.} other {Para partir de imágenes, prueba el modelo {others}.}}',
  'problem.references-needed': '{model} cambia imágenes. Adjunta una y usa /edit.',
  'problem.too-many-references':
    '{model} admite {max, plural, one {# imagen} other {hasta # imágenes}}. Has adjuntado {count}.',
  'problem.too-many-with-tray':
    '{model} admite {max, plural, one {# imagen} other {hasta # imágenes}}. Con las {tray} de tu bandeja son {count}. Para quitarlas, usa /tray y pulsa “{button}”.',
  'problem.ratio-unknown':
    'No existe la proporción “{ratio}”. Prueba una de estas: {accepted}, o indica el tamaño como ANCHOxALTO.',
  'problem.ratio-not-offered':
    '{model} no tiene {ratio} en {tier}. Prueba otra proporción o indica el tamaño como ANCHOxALTO.',
  'problem.size-and-ratio': 'Un tamaño en píxeles ya fija la proporción. Quita una de las dos opciones.',
  'problem.size-unreadable':
    'El tamaño “{size}” no se entiende. Prueba {accepted}, o ANCHOxALTO, por ejemplo 2048x2048.',
  'problem.size-below-tiers':
    '{model} empieza en {smallest}. Prueba {accepted}{others, select, none {.} other {, o el modelo {others} para {tier}.}}',
  'problem.size-tier-not-offered':
    '{model} no crea imágenes en {tier}. Prueba {accepted}{others, select, none {.} other {, o el modelo {others} para {tier}.}}',
  'problem.size-out-of-range':
    '{size} son {pixels, number} píxeles. {model} crea de {min, number} a {max, number}, por ejemplo {example}.',
  'problem.size-too-narrow':
    '{size} es demasiado estrecho. Con {model}, el lado largo puede medir hasta {widest} veces el corto.',
  'problem.size-sides':
    '{size} no sirve. Con {model} aquí, cada lado mide de {min, number} a {max, number} píxeles.',
  'problem.size-follows-picture':
    '{model} conserva la forma de tu imagen. Quita las opciones tamaño y proporción.',
  'problem.size-not-listed':
    'Aquí {model} admite {accepted} con una proporción, no un tamaño en píxeles. Quita los píxeles y elige una proporción.',
  'problem.seed-not-offered':
    '{model} no admite semilla. {others, select, none {Quítala.} other {Quítala o prueba el modelo {others}.}}',
  'problem.seed-out-of-range': 'La semilla es un número entero de {min} a {max, number}.',
  'problem.guidance-not-offered':
    '{model} no admite la opción fidelidad. {others, select, none {Quítala.} other {Quítala o prueba el modelo {others}.}}',
  'problem.guidance-out-of-range': 'La fidelidad va de {min} a {max}.',
  'problem.fast-not-offered':
    '{model} no tiene modo rápido. {others, select, none {Quita la opción rápido.} other {Quita la opción rápido o prueba el modelo {others}.}}',
  'problem.web-not-offered':
    '{model} no puede buscar en la web aquí. {others, select, none {Quita la opción web.} other {Quita la opción web o prueba el modelo {others}.}}',
  'problem.format-unknown': 'No existe el formato “{format}”. Prueba {accepted}.',
  'problem.format-not-offered':
    '{model} solo crea {native}. {others, select, none {Quita la opción formato.} other {Quita la opción formato, o prueba el modelo {others} para {format}.}}',
  'problem.transparent-not-offered':
    '{model} no puede quitar el fondo. {others, select, none {Aquí ningún otro modelo puede.} other {Prueba el modelo {others}.}}',
  'problem.transparent-needs-png': 'Un fondo transparente necesita PNG. Quita la opción formato o elige png.',
  'problem.transparent-needs-alpha':
    'Con {model}, el fondo transparente solo funciona al cambiar un único PNG que ya sea transparente en parte. {others, select, none {Adjunta uno.} other {Adjunta uno o prueba el modelo {others}.}}',
  'problem.option-unreadable': 'La opción {option} no se puede usar así. {accepted}',
  'problem.command-unknown': 'No existe el comando “/{command}”. /help los muestra todos.',

  'problem.too-many-waiting':
    'Ya tienes {count} encargos en la cola, y el máximo es {max}. Espera a que termine uno o cancela uno con /cancel.',
  'problem.more-than-limit':
    'Aquí un encargo puede tener {max, plural, one {# imagen} other {# imágenes}}, porque es lo que permite un minuto. Pide {max} o menos.',
  'problem.disk-full':
    'No queda espacio para imágenes nuevas. Pide a quien administra Darkroom que libere espacio en el disco y envíalo de nuevo.',
  'problem.stopping': 'Darkroom se está reiniciando. Envíalo de nuevo en un momento.',

  'problem.auth':
    'El servicio no ha aceptado la clave. Pide a quien administra Darkroom que revise la clave y la región a la que pertenece.',
  'problem.no-credit':
    'Al servicio no le queda saldo o cuota para este modelo. Pide a quien administra Darkroom que revise la cuenta en su consola.',
  'problem.not-set-up':
    'Al servicio le falta algo en la cuenta. Pide a quien administra Darkroom que lo configure: {detail}',
  'problem.rate-limited': 'El servicio no admite más solicitudes ahora mismo.',
  'problem.overloaded': 'El servicio está saturado ahora mismo. Envíalo de nuevo en unos minutos.',
  'problem.refused-prompt':
    'El filtro de seguridad ha rechazado el prompt. Cambia el texto y envíalo de nuevo.',
  'problem.refused-reference':
    'El filtro de seguridad ha rechazado una imagen de referencia, a menudo porque muestra a una persona real o una obra protegida. Prueba otra imagen.',
  'problem.refused-output':
    'El filtro de seguridad la ha rechazado. Otro intento puede dar un resultado distinto.',
  'problem.invalid': 'El servicio no ha aceptado la solicitud: {detail}',
  'problem.input-unreachable': 'El servicio no ha podido leer una imagen de referencia. Envíala de nuevo.',
  'problem.too-large':
    'Las imágenes de referencia son demasiado grandes en conjunto. Usa menos o más pequeñas.',
  'problem.not-found':
    'El servicio no conoce este modelo, o la cuenta no puede usarlo. Elige otro modelo o pide a quien administra Darkroom que lo active en la consola.',
  'problem.timeout': 'El servicio no ha respondido a tiempo.',
  'problem.unreachable': 'No se ha podido conectar con el servicio. Inténtalo de nuevo en unos minutos.',
  'problem.upstream': 'El servicio ha tenido un error interno.',
  'problem.unknown-outcome': 'El servicio se ha cortado sin decir si se llegó a crear.',
  'problem.interrupted': 'Darkroom se detuvo durante la creación.',
  'problem.cancelled': 'Se canceló.',
  'problem.not-kept': 'Se creó, pero no se ha podido obtener.',
  'problem.fewer-pictures': 'El modelo ha creado {drawn} de las {asked} imágenes que se le pidieron.',
  'problem.unexpected': 'Ha ocurrido algo inesperado ({code}). Ha quedado anotado en el registro.',

  'failure.pictures':
    '{count, plural, one {Imagen {pictures}} other {Imágenes {pictures}}}: {reason} {charged, select, no {No se {count, plural, one {te ha cobrado} other {te han cobrado}}.} yes {{count, plural, one {Se ha cobrado} other {Se han cobrado}}.} other {{count, plural, one {Puede que se haya cobrado} other {Puede que se hayan cobrado}}.}}',
  'failure.refused-output':
    'El filtro de seguridad ha rechazado {count, plural, one {la imagen {pictures}} other {las imágenes {pictures}}}. No se {count, plural, one {te ha cobrado} other {te han cobrado}}. Otro intento puede dar un resultado distinto.',
  'failure.only':
    '{reason} {charged, select, no {No se te ha cobrado nada.} yes {Se ha cobrado.} maybe {Puede que se haya cobrado.} other {Puede que se haya cobrado. Con “Repetir” empieza de nuevo.}}',
};
