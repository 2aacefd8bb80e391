import { useEffect, useRef, useState } from 'preact/hooks';

/** Takes files dropped anywhere on the page. True while some are held over it. */
export function useDrop(onFiles: (files: FileList) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const listeners = {
      dragover(event: DragEvent) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      dragleave(event: DragEvent) {
        if (event.relatedTarget === null) setOver(false);
      },
      drop(event: DragEvent) {
        setOver(false);
        if (!carriesFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        take.current(event.dataTransfer.files);
      },
    };
    const { dragover, dragleave, drop } = listeners;
    document.addEventListener('dragover', dragover);
    document.addEventListener('dragleave', dragleave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', dragover);
      document.removeEventListener('dragleave', dragleave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
