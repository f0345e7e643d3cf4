import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { assert } from '../domain/errors.ts';
import type { App } from './actions/app.ts';
import type { State } from './store/store.ts';

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  assert(app, 'components are rendered within an AppContext');
  return app;
}

/** A part of the state; the component renders again when it changes. */
export const useAppState = <Part>(select: (state: State) => Part): Part => useStore(useApp().store, select);

/** Lets a component that is memo'd render again in another language: its words come from no prop. */
export const useOwnWords = (): void => void useAppState((state) => state.language);
