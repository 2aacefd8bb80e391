import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'C’est parti : {link}',
  'chat.no-threads': 'Impossible d’ouvrir des fils ici, les images arrivent donc en réponse.',
  'chat.earlier': 'Un message précédent qui n’a pas pu vous parvenir :',
  'chat.direct-closed':
    'Darkroom n’a pas pu vous envoyer de message direct. Tapez /queue pour le lire ici, visible par vous seul, ou autorisez les messages directs de ce serveur.',
  'chat.prompt-back': 'Votre texte :',
  'chat.no-pictures': 'Ce message ne contient aucune image que Darkroom puisse utiliser.',
  'menu.edit': 'Modifier l’image',
  'menu.new': 'Nouvelle image',
  'menu.series': 'Nouvelle série',
  'form.send': 'Créer',
  'form.close': 'Fermer',
  'form.loading': 'Un instant…',
  'form.where': 'Destination',
  'form.where-hint': 'Laissez vide pour les recevoir en message direct.',
  'form.references': 'Images de départ',
  'form.automatic': 'Automatique',
  'form.ok': 'Envoyer',
  'chat.none-in-thread':
    'Il n’y a dans ce fil aucune image que Darkroom puisse lire. Joignez-en une, ou écrivez /imagine devant votre texte pour en dessiner une nouvelle.',
  'chat.attachment-unreadable':
    'Darkroom ne peut pas lire le fichier joint. Joignez une image : PNG, JPEG, WebP ou GIF.',
  'chat.sent-directly': 'Les images sont dans vos messages directs avec Darkroom.',
  'chat.asked-in': 'À propos de votre demande dans {channel} :',
  'home.settings': 'Réglages',
  'form.save': 'Enregistrer',
  'home.title': 'Vos images',
  'home.jobs': 'En attente et en cours',
  'home.jobs-none':
    'Rien n’est en attente. Faites une demande avec /imagine ou cliquez sur « Nouvelle image ».',
  'home.recent': 'Récemment',
  'home.recent-none': 'Vos images terminées apparaîtront ici.',
  'chat.failed': 'Cela n’a pas marché. Renvoyez-le dans un instant.',

  'chat.try-again': 'Cela a pris trop de temps. Réessayez dans un instant.',
  'chat.unreadable':
    'Darkroom ne voit pas les images de ce message. Ouvrez son menu, choisissez Applications, puis « {menu} ».',
  'menu.edit-image': 'Modifier l’image',
  'menu.use-image': 'Prendre comme référence',
  'menu.image-info': 'Infos sur l’image',
  'form.which': 'Quelle image',
  'form.which-all': 'Toutes',
  'form.which-one': 'Image {n}',
  'form.upload': '{count, plural, one {1 image} other {Jusqu’à # images}}.',
  'form.upload-later': '{count, plural, one {1 image} other {Jusqu’à # images}}. On peut en ajouter ensuite.',

  'problem.chat-permissions':
    'Darkroom n’a pas le droit de faire tout ce qu’il lui faut ici. Demandez à la modération d’autoriser : {permissions}.',
  'problem.chat-gone': 'L’endroit où la demande a été faite n’existe plus.',
  'problem.chat-no-access':
    'Darkroom ne peut pas voir ce salon. Demandez à la modération de lui en donner l’accès.',
  'problem.chat-not-allowed': 'Darkroom ne peut pas publier ici. Demandez à la modération de l’autoriser.',
  'problem.chat-closed': 'Le fil est fermé. Demandez dans le salon ou dans un fil ouvert.',
  'problem.chat-needs-thread': 'Ce salon n’accepte que des posts. Demandez dans l’un de ses posts.',
  'problem.chat-blocked': 'Un filtre de ce serveur a bloqué le message.',
  'problem.chat-not-member':
    'Darkroom n’est pas dans ce canal. Tapez /invite @Darkroom ici, puis refaites votre demande.',
  'problem.chat-between-people':
    'Darkroom ne peut pas publier dans les messages directs entre personnes. Demandez dans un canal où il se trouve, ou écrivez directement à Darkroom.',
  'problem.chat-archived': 'Ce canal est archivé. Faites votre demande dans un autre.',
  'problem.chat-uploads-off':
    'L’envoi de fichiers est désactivé ici. Demandez à un administrateur de l’espace de travail de l’autoriser.',
  'problem.chat-storage-full':
    'L’espace de travail n’a plus de place pour les fichiers. Demandez à un administrateur d’en libérer.',
  'problem.chat-scope':
    'Il manque à Darkroom une autorisation nécessaire ({needed}). Demandez à un administrateur de le réinstaller.',
  'problem.chat-token':
    'Darkroom n’est plus installé dans cet espace de travail. Demandez à un administrateur de le réinstaller.',
  'problem.chat-stuck-upload': 'Le chat a reçu les images, mais n’a pas fini de les traiter.',
  'problem.chat-file-unseen':
    'Darkroom ne peut pas voir ce fichier, ou il a été supprimé. Joignez-le ici, ou tapez /invite @Darkroom là où il a été partagé.',
  'problem.chat-file-elsewhere':
    'Ce fichier appartient à un autre espace de travail et ne peut pas être lu. Joignez-le ici.',
  'problem.chat-no-direct':
    'Darkroom ne peut pas vous envoyer de messages directs. Autorisez-les, ou faites votre demande dans un salon.',
  'problem.chat-too-late': 'Le délai pour répondre ici était dépassé.',
  'problem.chat-answer-over':
    'Darkroom n’est pas membre de ce salon et ne peut y publier que juste après un clic sur un bouton. Utilisez /show dans ce salon et cliquez sur « {button} ».',
  'problem.chat-file-too-large': 'Le fichier est trop volumineux pour ce chat.',
  'problem.chat-refused': 'Le chat n’a pas accepté le message ({code}).',

  'permission.view-channel': 'Voir le salon',
  'permission.send-messages': 'Envoyer des messages',
  'permission.send-messages-in-threads': 'Envoyer des messages dans les fils',
  'permission.embed-links': 'Intégrer des liens',
  'permission.attach-files': 'Joindre des fichiers',
  'permission.read-message-history': 'Voir les anciens messages',
};
