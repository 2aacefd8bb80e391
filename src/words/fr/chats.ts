import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'C’est parti : {link}',
  'chat.no-threads': 'Impossible d’ouvrir des fils ici, les images arrivent donc en réponse.',
  'chat.earlier': 'Un message précédent qui n’a pas pu vous parvenir :',
  'chat.prompt-back': 'Votre texte :',
  'chat.no-pictures': 'Ce message ne contient aucune image que Darkroom puisse utiliser.',
  'menu.edit': 'Modifier l’image',
  'chat.failed': 'Cela n’a pas marché. Renvoyez-le dans un instant.',

  'problem.chat-permissions':
    'Darkroom n’a pas le droit de faire tout ce qu’il lui faut ici. Demandez à la modération d’autoriser : {permissions}.',
  'problem.chat-gone': 'L’endroit où la demande a été faite n’existe plus.',
  'problem.chat-no-access':
    'Darkroom ne peut pas voir ce salon. Demandez à la modération de lui en donner l’accès.',
  'problem.chat-not-allowed': 'Darkroom ne peut pas publier ici. Demandez à la modération de l’autoriser.',
  'problem.chat-slow':
    'Ce salon n’accepte qu’un message toutes les quelques minutes. Demandez à la modération d’en dispenser Darkroom.',
  'problem.chat-closed': 'Le fil est fermé. Demandez dans le salon ou dans un fil ouvert.',
  'problem.chat-needs-thread': 'Ce salon n’accepte que des posts. Demandez dans l’un de ses posts.',
  'problem.chat-blocked': 'Un filtre de ce serveur a bloqué le message.',
  'problem.chat-no-direct': 'Les messages privés de Darkroom sont désactivés.',
  'problem.chat-too-late': 'Le délai pour répondre ici était dépassé.',
  'problem.chat-file-too-large': 'Le fichier est trop volumineux pour ce chat.',
  'problem.chat-refused': 'Le chat n’a pas accepté le message ({code}).',

  'permission.view-channel': 'Voir le salon',
  'permission.send-messages': 'Envoyer des messages',
  'permission.send-messages-in-threads': 'Envoyer des messages dans les fils',
  'permission.embed-links': 'Intégrer des liens',
  'permission.attach-files': 'Joindre des fichiers',
  'permission.read-message-history': 'Voir les anciens messages',
};
